import { signal } from "@preact/signals";
import type { Happening } from "../../../src/api/monitor-state.ts";

const MOST = 500;

/** What happened since the page was opened, newest first, at most 500. */
export const happenings = signal<readonly Happening[]>([]);

export function takeHappening(happening: Happening): void {
  happenings.value = [happening, ...happenings.peek()].slice(0, MOST);
}
