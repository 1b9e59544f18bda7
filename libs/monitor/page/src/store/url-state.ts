import { effect } from "@preact/signals";
import type { CellState } from "../../../src/api/monitor-state.ts";
import { WORDS } from "../words/word-of.ts";
import { chosenRange } from "./chosen-range.ts";
import { filter, search } from "./filter.ts";
import { selected } from "./selection.ts";

/** Reads what is selected, filtered and searched from a fragment such as `#port=9010&show=down`. Ignores the rest. */
export function readFragment(fragment: string): void {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const port = Number(fields.get("port"));
  selected.value = Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  const show = fields.get("show") ?? "";
  filter.value = Object.hasOwn(WORDS, show) && show !== "next" ? (show as CellState) : undefined;
  chosenRange.value = fields.get("range") ?? undefined;
  search.value = fields.get("find") ?? "";
}

/** The fragment that leads back here; "" where nothing is selected or filtered. */
export function writeFragment(): string {
  const fields = new URLSearchParams();
  if (selected.value !== undefined) fields.set("port", String(selected.value));
  if (filter.value !== undefined) fields.set("show", filter.value);
  if (chosenRange.value !== undefined) fields.set("range", chosenRange.value);
  if (search.value !== "") fields.set("find", search.value);
  const text = fields.toString();
  return text && `#${text}`;
}

/** Keeps the fragment and the page the same. A selection can be gone back from; a filter only replaces. */
export function followFragment(): void {
  readFragment(location.hash);
  let port = selected.peek();
  addEventListener("hashchange", () => {
    readFragment(location.hash);
    port = selected.peek();
  });
  effect(() => {
    const address = location.pathname + location.search + writeFragment();
    const isOther = selected.peek() !== port;
    port = selected.peek();
    if (address === location.pathname + location.search + location.hash) return;
    if (isOther) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  });
}
