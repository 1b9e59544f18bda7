/** The first of a list, and how many are left out. One more is as short as its mention. */
export function bounded<T>(all: readonly T[], most: number): { shown: readonly T[]; more: number } {
  const shown = all.length <= most + 1 ? all : all.slice(0, most);
  return { shown, more: all.length - shown.length };
}

/** How much of each list the pages show; JSON has all. */
export const MOST = {
  issues: 60,
  ports: 250,
  spots: 6,
  rowSpots: 3,
  ranges: 40,
  cells: 400,
  numbers: 60,
  unread: 20,
} as const;
