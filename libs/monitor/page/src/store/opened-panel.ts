import { signal } from "@preact/signals";
import { selected } from "./selection.ts";

/** Whether the panel shows the log of its service below the story. */
export const logOpen = signal(false);

/** Opens the panel of a number, without the log. */
export function openPanel(port: number): void {
  logOpen.value = false;
  selected.value = port;
}

/** Opens the panel of a number with the log of its service. */
export function openLog(port: number): void {
  selected.value = port;
  logOpen.value = true;
}
