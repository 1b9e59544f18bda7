/**
 * The version after this one. A new allocation is a minor step, a new state of an old one a patch: who reads only the
 * number knows whether there are ports they haven't heard of.
 */
export function nextVersion(version: string, step: "minor" | "patch"): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
