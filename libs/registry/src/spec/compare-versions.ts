/** Below 0 where version `a` is the older one, above 0 where it is the newer one. Both are three numbers (`1.4.0`). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const index = (left ?? []).findIndex((part, at) => part !== right?.[at]);
  return index < 0 ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0);
}
