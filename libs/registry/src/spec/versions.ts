/**
 * The version after this one. A new allocation is a minor step, a new state of an old one a patch: who reads only the
 * number knows whether there are ports they haven't heard of.
 */
export function nextVersion(version: string, step: "minor" | "patch"): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Below 0 where version `a` is the older one, above 0 where it is the newer one. Both are three numbers (`1.4.0`). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const index = (left ?? []).findIndex((part, at) => part !== right?.[at]);
  return index < 0 ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0);
}
