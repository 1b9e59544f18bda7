import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { openPanel } from "../store/opened-panel.ts";
import { hovered } from "../store/selection.ts";
import { portOf } from "../store/state.ts";
import { cellTitle } from "./cell-title.ts";
import { focusCell, keepFocusable, onceDrawn } from "./focus-cell.ts";
import { foldRange } from "./folded-ranges.ts";
import { keyLines } from "./key-lines.ts";
import { Legend } from "./legend.tsx";
import "./map.css";
import "./hull.css";
import "./sizes.css";
import { moveFrom } from "./move.ts";
import { NextLine } from "./next-line.tsx";
import { OutsideLine } from "./outside-line.tsx";
import { Range } from "./range.tsx";
import { rangeLines } from "./range-lines.ts";
import { grain, measure } from "./room.ts";

/** Every number of every range: a grid with one stop for Tab, in which the arrow keys move. */
export function PortMap() {
  const last = rangeLines.value.at(-1)?.range;
  if (!last) return null;
  return (
    <section class="map on-water" aria-labelledby="map-title">
      <h2 id="map-title" class="heard-only" tabIndex={-1}>
        Port map
      </h2>
      <NextLine />
      <Quays />
      <Legend isBeside={last.from === last.to} />
    </section>
  );
}

function Quays() {
  const grid = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => (grid.current ? measure(grid.current) : undefined), []);
  useSignalEffect(keepFocusable);
  return (
    <table
      ref={grid}
      class="quays"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys walk through it
      role="grid"
      aria-labelledby="map-title"
      data-size={grain.value.size}
      data-columns={grain.value.columns}
      onClick={(event) => open(event.target)}
      onKeyDown={onKey}
      onPointerOver={(event) => hover(event.target)}
      onPointerLeave={() => hover(undefined)}
      onFocusIn={(event) => hover(event.target)}
      onFocusOut={() => hover(undefined)}
    >
      {rangeLines.value.map((laid) => (
        <Range key={laid.range.id} laid={laid} grain={grain.value} />
      ))}
      <OutsideLine grain={grain.value} />
    </table>
  );
}

const cellOf = (target: EventTarget | null | undefined): HTMLElement | undefined =>
  (target instanceof Element && target.closest<HTMLElement>("[data-port]")) || undefined;

const portAt = (target: EventTarget | null | undefined): number | undefined => {
  const port = cellOf(target)?.dataset["port"];
  return port === undefined ? undefined : Number(port);
};

function open(target: EventTarget | null): void {
  const port = portAt(target);
  if (port === undefined) return;
  focusCell(port);
  openPanel(port);
}

function hover(target: EventTarget | null | undefined): void {
  const port = portAt(target);
  hovered.value = port;
  const cell = cellOf(target);
  if (cell && port !== undefined) cell.title = cellTitle(portOf(port).peek(), Date.now());
}

/** The number that had the focus may be gone then: the first of the range has it. */
function foldAt(id: string): void {
  foldRange(id);
  const from = rangeLines.peek().find(({ range }) => range.id === id)?.range.from;
  onceDrawn(() => focusCell(from ?? 0));
}

function onKey(event: KeyboardEvent): void {
  const port = portAt(event.target);
  if (port === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const line = keyLines().find(({ ports }) => ports.includes(port));
  const next = moveFrom(keyLines(), port, event.key);
  if (next !== undefined) focusCell(next);
  else if (event.key === "Enter" || event.key === " ") open(event.target);
  else if (event.key === "f" && line) foldAt(line.quay);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
