import { copyText } from "../copy/copy-text.ts";
import { focusCell, onceDrawn } from "../map/focus-cell.ts";
import { unfoldAt } from "../map/folded-ranges.ts";
import { announce } from "../store/announce.ts";
import { nextRange } from "../store/chosen-range.ts";
import { filter, found, search } from "../store/filter.ts";
import { openPanel } from "../store/opened-panel.ts";
import { focused, selected } from "../store/selection.ts";
import { isNow } from "../store/state.ts";
import { turnTheme } from "../store/theme.ts";
import { shownTroubles } from "../store/troubles.ts";
import { keySheetOpen } from "./key-sheet-open.ts";
import { addKeys } from "./keys.ts";

/** Headings that the digits lead to. */
const REGIONS = ["map-title", "services-title", "graph-title", "feed-title", "versions-title"];

/** The keys of the frame; the parts of the page add their own. */
export function addPageKeys(): () => void {
  return addKeys(
    { keys: ["/"], words: "search", act: () => focusOn("search") },
    { keys: ["?"], words: "these keys", act: toggleSheet },
    { keys: ["Escape"], words: "close, or clear", act: close },
    { keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], words: "move in the map", act: () => enterMap() },
    { keys: ["Home", "End"], words: "first and last number of the range" },
    { keys: ["PageUp", "PageDown"], words: "range before and after" },
    { keys: ["Enter"], words: "open the number" },
    { keys: ["f"], words: "fold or unfold the range" },
    { keys: ["."], words: "next trouble", act: goToTrouble },
    { keys: ["n"], words: "next number", act: goToNext },
    {
      keys: ["g"],
      words: "copy the command that makes a service",
      act: () => copy(nextRange.peek()?.command, "command"),
    },
    { keys: ["d"], words: "dark or light", act: turnTheme },
    { keys: ["1", "2", "3", "4", "5"], words: "map, services, graph, feed, versions", act: goToRegion },
  );
}

const chosenPort = (): number | undefined => selected.peek() ?? focused.peek();

async function copy(text: string | undefined, what: string): Promise<void> {
  if (text === undefined || !isNow.peek()) return;
  announce((await copyText(text)) ? `${what} copied: ${text}` : `${what} not copied: the browser refuses`);
}

function focusOn(id: string): boolean {
  const element = document.getElementById(id);
  if (!element || element.closest("[hidden]")) return false;
  // A heading takes the focus only by a script.
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
  return true;
}

function toggleSheet(): void {
  keySheetOpen.value = !keySheetOpen.peek();
}

/** Closes the topmost thing that is open; what is left to clear is the search, then the filter. */
function close(): boolean {
  if (keySheetOpen.peek()) keySheetOpen.value = false;
  else if (selected.peek() !== undefined) selected.value = undefined;
  else if (search.peek() !== "") search.value = "";
  else if (filter.peek() !== undefined) filter.value = undefined;
  else return false;
  return true;
}

function enterMap(): boolean {
  const port = focused.peek();
  if (port === undefined || document.activeElement !== document.body) return false;
  focusCell(port);
  return true;
}

/** The trouble after the one that is chosen, round and round. */
function goToTrouble(): boolean {
  const ports = shownTroubles.peek().map(({ port }) => port);
  const next = ports[(ports.indexOf(chosenPort() ?? -1) + 1) % ports.length];
  if (next === undefined) return false;
  show(next);
  return true;
}

function goToNext(): boolean {
  const next = nextRange.peek()?.next;
  if (next === undefined) return false;
  show(next);
  return true;
}

function show(port: number): void {
  if (found.peek()) search.value = "";
  const open = () => {
    // The focus first: closing the panel leads back to where it was.
    focusCell(port);
    openPanel(port);
  };
  if (unfoldAt(port)) onceDrawn(open);
  else open();
}

const goToRegion = (key: string): boolean => {
  const id = REGIONS[Number(key) - 1] ?? "";
  if (Number(key) > 2) selected.value = undefined;
  if (key === "1" && focused.peek() !== undefined) focusCell(focused.peek() ?? 0);
  else requestAnimationFrame(() => focusOn(id));
  return true;
};
