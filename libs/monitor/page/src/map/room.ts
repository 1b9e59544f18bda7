import { computed, signal } from "@preact/signals";
import { shown } from "../store/state.ts";
import { baseUnit } from "../window/base-unit.ts";
import { chooseGrain, type Grain, type Room } from "./cell-size.ts";

/** The room of the map as it was measured last. The first drawing is for the commonest window. */
const room = signal<Room>({ width: 740, height: 900, unit: 1 });

/** The cells that the map has now. Keeps its identity while the choice is the same. */
export const grain = computed<Grain>(() => {
  const next = chooseGrain(shown.value?.ranges ?? [], room.value);
  if (next.size !== last.size || next.columns !== last.columns) last = next;
  return last;
});

let last: Grain = { size: "named", columns: 10 };

/** Below this width the labels stand above their lines, as the styles have it. */
const PHONE = 720;
/** Width of a label, in units. That of tiles is wider, and tiles have room for it. */
const LABEL = 80;

/** Measures the room for cells in the element, now and whenever it or the window changes. Returns what ends it. */
export function measure(element: HTMLElement): () => void {
  const look = () => {
    const unit = baseUnit();
    const label = innerWidth < PHONE ? 0 : LABEL;
    const width = element.clientWidth - label * unit;
    if (width > 0) room.value = { width, height: innerHeight, unit };
  };
  const observer = new ResizeObserver(look);
  observer.observe(element);
  addEventListener("resize", look);
  look();
  return () => {
    observer.disconnect();
    removeEventListener("resize", look);
  };
}
