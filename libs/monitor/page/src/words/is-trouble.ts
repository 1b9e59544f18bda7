import type { CellState } from "../../../src/api/monitor-state.ts";
import type { Shown } from "./word-of.ts";

/** States that are bold and sorted first, the worst first. */
export const TROUBLES: readonly CellState[] = ["wrong-hands", "down", "not-ready"];

/** Whether the state calls for a person. */
export const isTrouble = (state: Shown | undefined): boolean => TROUBLES.some((trouble) => trouble === state);
