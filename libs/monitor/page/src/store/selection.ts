import { signal } from "@preact/signals";

/** The number whose panel is open. */
export const selected = signal<number | undefined>(undefined);

/** The number under the pointer or the focus: its row and edges get a bar. */
export const hovered = signal<number | undefined>(undefined);

/** The number of the map that Tab leads to. */
export const focused = signal<number | undefined>(undefined);
