import type { ServiceView } from "../../../src/api/monitor-state.ts";
import { Glyph } from "../marks/glyph.tsx";
import { serviceOf } from "../store/state.ts";
import { countOf } from "../words/count-words.ts";
import { spanOf } from "../words/span.ts";
import { wordOf } from "../words/word-of.ts";
import type { TableRow } from "./order-services.ts";

interface FoldRowProps<Row extends TableRow> {
  row: Row;
  index: number;
  onToggle: () => void;
}

/** The reserved services in one row: their numbers and names. */
export function ReservedRow({ row, index, onToggle }: FoldRowProps<Extract<TableRow, { kind: "reserved" }>>) {
  const names = row.services.map(({ name }) => name).join(", ");
  return (
    <tr data-state="reserved" aria-rowindex={index}>
      <th scope="row" class="service-name second">
        <Glyph state="reserved" />
        <span class="name">{row.services.length} reserved</span>
      </th>
      <td class="ports mono second">{numbersOf(row.services)}</td>
      <td class="health second" colSpan={6}>
        <div class="reason" title={names}>
          {names}
        </div>
      </td>
      <td class="run">
        <FoldButton isOpen={row.isOpen} what="reserved services" onToggle={onToggle} />
      </td>
    </tr>
  );
}

/** A range above its services: what is in it, and how many in which state. */
export function RangeRow({ row, index, onToggle }: FoldRowProps<Extract<TableRow, { kind: "range" }>>) {
  const name = row.range?.id ?? "outside of all ranges";
  return (
    <tr class="fold-range" aria-rowindex={index}>
      <th scope="row" class="service-name">
        <span class="name">{name}</span>
      </th>
      <td class="ports mono second">{row.range && spanOf(row.range)}</td>
      <td class="health second" colSpan={6}>
        <div class="reason state-counts">
          {statesOf(row.services).map(([state, count]) => (
            <span key={state}>
              <Glyph state={state} /> {count} {wordOf(state)}
            </span>
          ))}
        </div>
      </td>
      <td class="run">
        <FoldButton isOpen={row.isOpen} what={`services of ${name}`} onToggle={onToggle} />
      </td>
    </tr>
  );
}

function FoldButton({ isOpen, what, onToggle }: { isOpen: boolean; what: string; onToggle: () => void }) {
  const word = isOpen ? "Hide" : "Show";
  return (
    <button type="button" aria-expanded={isOpen} aria-label={`${word} ${what}`} onClick={onToggle}>
      {word}
    </button>
  );
}

/** In the order of the services, which is trouble first. */
function statesOf(services: readonly ServiceView[]): [ServiceView["state"], number][] {
  const counts = new Map<ServiceView["state"], number>();
  for (const service of services) {
    const state = serviceOf(service.name).value?.state ?? service.state;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts];
}

/** `9011–9015` where no number is left out, else how many there are. */
function numbersOf(services: readonly ServiceView[]): string {
  const ports = services.flatMap((service) => service.ports).toSorted((one, other) => one - other);
  const [from = 0, to = 0] = [ports[0], ports.at(-1)];
  return to - from === ports.length - 1 ? spanOf({ from, to }) : countOf(ports.length, "number");
}
