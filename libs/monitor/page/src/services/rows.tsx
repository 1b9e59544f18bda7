import { useMemo, useRef } from "preact/hooks";
import { refusals } from "../store/run-service.ts";
import { offsetsOf } from "../window/rows-in-view.ts";
import { useBase } from "../window/use-base.ts";
import { useRowsInView } from "../window/use-rows-in-view.ts";
import { failureHeight } from "./failure.tsx";
import { RangeRow, ReservedRow } from "./fold-rows.tsx";
import type { TableRow } from "./order-services.ts";
import { ServiceRow } from "./service-row.tsx";

/** From so many rows on, only those in view exist, and each has a fixed height. */
const WINDOWED_FROM = 80;

/** The line below a row; it doesn't grow with the rest. */
const BORDER = 1;

interface RowsProps {
  rows: readonly TableRow[];
  onToggle: (row: Exclude<TableRow, { kind: "service" }>) => void;
}

/** The table itself. */
export function Rows({ rows, onToggle }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const base = useBase();
  const isWindowed = rows.length >= WINDOWED_FROM;
  const heights = rows.map((row) => (heightOf(row, base.isNarrow) - BORDER) * base.unit + BORDER);
  const offsets = useMemo(() => offsetsOf(heights), [heights.join()]);
  const view = useRowsInView(body, offsets, "page");
  const { first, last, above, below } = isWindowed ? view : { first: 0, last: rows.length, above: 0, below: 0 };
  return (
    <table class="service-table" data-windowed={isWindowed || undefined} aria-rowcount={rows.length + 1}>
      <colgroup>
        {COLUMNS.map((name) => (
          <col key={name} class={`col-${name}`} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {HEADS.map(([name, words, span]) => (
            <th key={name} scope="col" class={name} colSpan={span}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {above > 0 && <Spacer height={above} />}
        {rows.slice(first, last).map((row, offset) => {
          const index = first + offset + 2;
          if (row.kind === "service") return <ServiceRow key={row.key} name={row.service.name} index={index} />;
          const toggle = () => onToggle(row);
          if (row.kind === "reserved") return <ReservedRow key={row.key} row={row} index={index} onToggle={toggle} />;
          return <RangeRow key={row.key} row={row} index={index} onToggle={toggle} />;
        })}
        {below > 0 && <Spacer height={below} />}
      </tbody>
    </table>
  );
}

const COLUMNS = ["service-name", "ports", "health", "version", "age", "latency", "links", "copies", "run"];
const HEADS: [name: string, words: string, span: number][] = [
  ["service-name", "Service", 1],
  ["ports", "Port", 1],
  ["health", "Health and reason", 1],
  ["version", "Version", 1],
  ["age number", "Up for", 1],
  ["latency number", "p50", 1],
  ["links", "Open", 1],
  ["run", "Copy and run", 2],
];

/** The place of rows that are out of view. */
const Spacer = ({ height }: { height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table takes no focus.
  <tr class="spacer" aria-hidden="true">
    <td colSpan={COLUMNS.length} style={{ height: `${height}px` }} />
  </tr>
);

function heightOf(row: TableRow, isNarrow: boolean): number {
  if (row.kind !== "service") return isNarrow ? 57 : 32;
  const { ports, failure, name } = row.service;
  const extra = failureHeight({ lines: failure, refusal: refusals.value.get(name) });
  // Two lines for each port where the reasons stand below the numbers.
  return (isNarrow ? 57 : 32) + Math.max(0, ports.length - 1) * (isNarrow ? 32 : 16) + extra;
}
