import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { RangeView } from "../../../src/api/monitor-state.ts";
import { cellState } from "../store/cell-state.ts";
import { isShown } from "../store/filter.ts";
import { focused, hovered, selected } from "../store/selection.ts";
import { portOf } from "../store/state.ts";

export const FOCUSED = 1;
export const SELECTED = 2;
export const HOVERED = 4;
export const FADED = 8;

/**
 * What the rest of the page says about a cell, as one number: so a thousand cells are asked when the pointer moves,
 * but only the two that changed are drawn again.
 */
export const useCellFlags = (port: number, policy: RangeView["policy"]): ReadonlySignal<number> =>
  useComputed(
    () =>
      (focused.value === port ? FOCUSED : 0) |
      (selected.value === port ? SELECTED : 0) |
      (hovered.value === port ? HOVERED : 0) |
      (isShown(port, cellState(portOf(port).value, policy)) ? 0 : FADED),
  );
