import lists from "./is-skipped-path.json" with { type: "json" };

// Other people's code, and what tools write: people don't change ports there by hand.
const FOLDERS = new RegExp(`(?:^|/)(${lists.folders.join("|")})/`);
const FILES = new RegExp(`(?:^|/)(?:${lists.files.join("|")})$`, "i");

/** Whether a file is vendored, generated, a lockfile or a build's output, by its path (forward slashes) alone. */
export function isSkippedPath(path: string): boolean {
  return FOLDERS.test(path) || FILES.test(path);
}

/** The folder that leaves a file out, such as `vendor`; undefined where none does. */
export const skippedFolderOf = (path: string): string | undefined => FOLDERS.exec(path)?.[1];

const MARKER =
  /@generated\b|\bCode generated .{0,80}DO NOT EDIT\b|\bAUTO-?GENERATED\b.{0,40}\bDO NOT (?:EDIT|MODIFY)\b/i;

/** Whether the head of a text says that a tool wrote it. */
export function isGenerated(text: string): boolean {
  return MARKER.test(text.slice(0, 600));
}
