import { signal } from "@preact/signals";
import { selected } from "./selection.ts";

/** The number whose panel shows the log of its service, too. */
export const loggedPort = signal<number | undefined>(undefined);

/** Opens the panel of a number, without the log. */
export function openPanel(port: number): void {
  loggedPort.value = undefined;
  selected.value = port;
}

/** Opens the panel of a number with the log of its service. */
export function openLog(port: number): void {
  selected.value = port;
  loggedPort.value = port;
}
