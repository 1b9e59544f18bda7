import { minimatch } from "minimatch";

/**
 * Whether the package manager takes the package in a folder for a member of the workspace. It does if one of the
 * patterns matches and none that begins with `!` does.
 * @param patterns as in `workspaces` of package.json: `packages/*`, `./apps/**`, `!apps/old`
 * @param folder relative to the root, such as `services/alert`
 */
export function coversFolder(patterns: readonly string[], folder: string): boolean {
  const matches = (pattern: string) => minimatch(folder, pattern.replace(/^\.\//, "").replace(/\/+$/, ""));
  const [negative, positive] = [true, false].map((wanted) => patterns.filter((it) => it.startsWith("!") === wanted));
  return (positive ?? []).some(matches) && !(negative ?? []).some((pattern) => matches(pattern.slice(1)));
}
