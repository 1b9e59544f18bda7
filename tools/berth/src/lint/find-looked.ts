import { type Excuse, isBelow, type LintedTree } from "@berth/guard";

/** Where was looked. */
interface Around {
  /** The paths that were asked for. */
  paths: readonly string[];
  /** Whether git has a file and leaves it out of this working copy, as a sparse checkout does. */
  isSkipped(file: string): boolean;
}

/**
 * Whether all findings of a file are known after a look, so that an excuse that nothing needs is fixed: not for a file
 * outside of the paths, for one that can't be judged, nor for one that is not checked out.
 */
export function findLooked(
  { findings, unread }: Pick<LintedTree, "findings" | "unread">,
  excuses: readonly Excuse[],
  { isSkipped, paths }: Around,
): (file: string) => boolean {
  const unknown = new Set(findings.filter(({ code }) => code === "FILE_UNJUDGED").map(({ place }) => place.file));
  const missing = new Set(unread.filter(({ reason }) => reason === "missing").map(({ path }) => path));
  for (const { file } of excuses) if (missing.has(file) && !unknown.has(file) && isSkipped(file)) unknown.add(file);
  return (file) => isBelow(file, paths) && !unknown.has(file);
}
