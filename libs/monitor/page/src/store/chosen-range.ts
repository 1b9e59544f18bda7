import { computed, signal } from "@preact/signals";
import { shown } from "./state.ts";

/** Id of the range that the next line is set to; undefined until one is chosen. */
export const chosenRange = signal<string | undefined>(undefined);

/** Ranges that can give a number, and those that are full. */
export const openRanges = computed(() => (shown.value?.ranges ?? []).filter(({ policy }) => policy === "open"));

/** The range of the next line: the chosen one, else the first with room; undefined where no range is open. */
export const nextRange = computed(
  () =>
    openRanges.value.find(({ id }) => id === chosenRange.value) ??
    openRanges.value.find(({ next }) => next !== undefined) ??
    openRanges.value[0],
);
