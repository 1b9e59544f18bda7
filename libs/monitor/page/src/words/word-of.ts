import type { CellState, WrongHolder } from "../../../src/api/monitor-state.ts";

/** What a mark can show: the state of a number, or that it is the next one. */
export type Shown = CellState | "next";

/** Every state with its word. */
export const WORDS: Record<Shown, string> = {
  up: "up",
  "not-ready": "not ready",
  down: "down",
  "wrong-hands": "in wrong hands",
  outside: "outside",
  absent: "absent",
  allocated: "allocated",
  reserved: "reserved",
  retired: "retired",
  free: "free",
  locked: "locked",
  unknown: "unknown",
  next: "next",
};

const HOLDERS: Record<WrongHolder, string> = {
  stranger: "stranger",
  "other-tree": "other tree",
  "wrong-service": "wrong service",
  unseen: "unseen",
};

/** The word of a state, as the terminal says it. */
export const wordOf = (state: Shown): string => WORDS[state];

/** The word under a name in a cell: for wrong hands, whose hands they are. */
export const cellWordOf = (state: Shown, wrong: WrongHolder | undefined): string =>
  state === "wrong-hands" && wrong ? HOLDERS[wrong] : WORDS[state];
