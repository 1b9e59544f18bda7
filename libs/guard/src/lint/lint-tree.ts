import { skipAttributed } from "../files/skip-attributed.ts";
import type { Finding } from "../judge/finding.ts";
import { findFiles, type TreeOptions } from "./find-files.ts";
import { type LintShare, lintFiles } from "./lint-files.ts";

export interface LintOptions extends TreeOptions {
  /** Told now and then how many of the files have been looked at. */
  onProgress?: (done: number, all: number) => void;
  /** Lints a share of a large tree in another thread, where there is one. */
  startThread?: ((share: LintShare) => Promise<Finding[]>) | undefined;
}

/** From here on a second thread saves more than it costs to start (about 60 ms). */
const MANY_FILES = 1000;

/** The findings of a tree, by file and line. */
export async function lintTree(root: string, options: LintOptions): Promise<Finding[]> {
  const { git, onProgress, spec, startThread } = options;
  const paths = findFiles(root, options);
  const theirs = startThread && paths.length >= MANY_FILES ? paths.length >> 1 : 0;
  const other = theirs > 0 ? startThread?.({ root, spec, paths: paths.slice(0, theirs) }) : [];
  const own = await lintFiles({ root, spec, paths: paths.slice(theirs) }, (done) =>
    onProgress?.(theirs + done, paths.length),
  );
  const findings = [...((await other) ?? []), ...own];
  // Asked at the end, because few files have findings.
  const named = [...new Set(findings.map(({ place }) => place.file))];
  const kept = new Set(skipAttributed(root, named, git));
  return findings.filter(({ place }) => kept.has(place.file));
}
