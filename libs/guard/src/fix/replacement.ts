import type { PortRow, Spec } from "@berth/registry";
import type { PortPlace } from "../places/port-place.ts";

/** Puts `by` in place of the text between two offsets. */
export interface Replacement {
  start: number;
  end: number;
  by: string;
}

/** A number that is to be read from the variable of its row. */
export interface FixablePlace extends PortPlace {
  row: PortRow;
}

/**
 * What is safe to replace in a file of one kind, of the places that are found in it. Where a grammar is needed, finding
 * the places has loaded it.
 */
export type FindReplacements = (
  path: string,
  text: string,
  places: readonly FixablePlace[],
  spec: Spec,
) => Replacement[];
