import { signal } from "@preact/signals";

export const keySheetOpen = signal(false);
