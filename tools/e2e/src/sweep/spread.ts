/** Some of many, evenly spread, the first and the last included; all, if there are no more. */
export function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  const step = (all.length - 1) / Math.max(1, count - 1);
  return all.filter((_, index) => {
    const slot = Math.round(index / step);
    return slot < count && Math.round(slot * step) === index;
  });
}
