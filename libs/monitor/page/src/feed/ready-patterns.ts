const SHOWN = 3;

/** Patterns worth a button for the types that were seen, such as `port.*`: those of the most types first. */
export function readyPatterns(types: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const type of types) {
    const dot = type.indexOf(".");
    const pattern = dot < 0 ? type : `${type.slice(0, dot)}.*`;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const byCount = [...counts].toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other));
  return byCount
    .slice(0, SHOWN)
    .map(([pattern]) => pattern)
    .toSorted();
}
