import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { filter, found, isShown, search } from "../store/filter.ts";
import { lastKnown, older, shown } from "../store/state.ts";
import { wordOf } from "../words/word-of.ts";
import { FirstService } from "./first-service.tsx";
import { orderServices, rowsOf } from "./order-services.ts";
import { Rows } from "./rows.tsx";
import { addServiceKeys } from "./service-keys.ts";
import { useCalmOrder } from "./use-calm-order.ts";
import "./services.css";

/** One row for each service, trouble first. */
export function ServicesTable() {
  const pointer = useSignal(false);
  const focus = useSignal(false);
  const opened = useSignal<ReadonlyMap<string, boolean>>(new Map());
  const section = useRef<HTMLElement>(null);
  useEffect(addServiceKeys, []);
  const state = shown.value;
  // Without news the rows stay in the order of the last ones: nothing moves because the connection is lost.
  const services = (older.value ?? lastKnown.value)?.services;
  const wanted = useMemo(() => orderServices(Object.values(services ?? {})), [services]);
  const isInUse = pointer.value || focus.value;
  const names = useCalmOrder(
    wanted.map(({ name }) => name),
    isInUse,
  );
  if (!state || !services) return <section class="services" aria-label="Services" />;
  const isFiltered = filter.value !== undefined || found.value !== undefined;
  const passing = names.flatMap((name) => {
    const service = services[name];
    const passes = service?.ports.some((port) => isShown(port, state.ports[port]?.state ?? service.state));
    return service && (passes || !isFiltered) ? [service] : [];
  });
  const rows = rowsOf(passing, state.ranges, opened.value, isFiltered);
  return (
    <section
      ref={section}
      class="services"
      aria-labelledby="services-title"
      onPointerEnter={() => {
        pointer.value = true;
      }}
      onPointerLeave={() => {
        pointer.value = false;
      }}
      onFocusIn={() => {
        focus.value = true;
      }}
      onFocusOut={(event) => {
        focus.value = section.current?.contains(event.relatedTarget as Node | null) ?? false;
      }}
    >
      <header class="section-title">
        <h2 id="services-title">Services</h2>
        <span class="second">trouble first</span>
      </header>
      {wanted.length === 0 && <FirstService />}
      {wanted.length > 0 && rows.length === 0 && <NoMatch />}
      {rows.length > 0 && (
        <Rows
          rows={rows}
          onToggle={({ key, isOpen }) => {
            opened.value = new Map([...opened.value, [key, !isOpen]]);
          }}
        />
      )}
    </section>
  );
}

function NoMatch() {
  const text =
    filter.value === undefined ? `No service matches “${search.value}”.` : `No service is ${wordOf(filter.value)}.`;
  return (
    <p class="empty">
      {text}{" "}
      <button
        type="button"
        class="framed"
        onClick={() => {
          filter.value = undefined;
          search.value = "";
        }}
      >
        Clear
      </button>
    </p>
  );
}
