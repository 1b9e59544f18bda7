import { signal } from "@preact/signals";

/** True once the news are too old to draw anything as up. */
export const stale = signal(false);
