import { statSync } from "node:fs";
import { skipAttributed } from "../files/skip-attributed.ts";
import type { Finding } from "../judge/finding.ts";
import { type Coverage, countFiles, type UnreadFile } from "./coverage.ts";
import { findFiles, type TreeOptions } from "./find-files.ts";
import { lintFiles } from "./lint-files.ts";
import { type LintMemory, recall, remember } from "./lint-memory.ts";
import type { LintShare } from "./lint-share.ts";
import type { Look } from "./look.ts";

/** Another thread that lints, started before it is known what. */
export interface LintThread {
  /** Takes files of a share from its back, until there are none. */
  lint(share: LintShare): Promise<Look>;
  /** Ends it, working or not. */
  stop(): void;
}

export interface LintOptions extends TreeOptions {
  /** Told now and then how many of the files have been looked at. */
  onProgress?: (done: number, all: number) => void;
  startThread?: (() => LintThread) | undefined;
  /** git's index of the working copy, wherever it lies; undefined without git. */
  index?: string | undefined;
  memory?: LintMemory | undefined;
}

/** From here on a second thread saves more than it costs. */
const MANY_FILES = 1000;

/** What lint says of a tree. */
export interface LintedTree {
  /** By file and line. */
  findings: Finding[];
  coverage: Coverage;
  /** Every file that was not read. */
  unread: readonly UnreadFile[];
}

export async function lintTree(root: string, options: LintOptions): Promise<LintedTree> {
  const { git, memory, onProgress, spec, startThread } = options;
  // It loads the linter while this thread waits for git, where there is likely to be enough to do.
  const isMuch = isWhole(options) && isLarge(options.index) && (memory?.size ?? 0) < MANY_FILES;
  let thread = isMuch ? startThread?.() : undefined;
  try {
    const { blobs, paths, unread } = findFiles(root, options);
    const { fresh, known } = recall(paths, blobs, memory);
    if (fresh.length >= MANY_FILES) thread ??= startThread?.();
    const share = { root, spec, blobs: memory && blobs, paths: byLanguage(fresh), taken: countTogether() };
    const show = (done: number) => onProgress?.(done, fresh.length);
    const theirs = thread && fresh.length >= MANY_FILES ? thread.lint(share).catch(() => undefined) : NOTHING;
    const looks = await Promise.all([lintFiles(share, "front", show), theirs]);
    // A thread that died, for want of memory as a rule, takes its share with it: all over again, without one.
    const all = looks.includes(undefined)
      ? [await lintFiles({ ...share, taken: countTogether() }, "front", show)]
      : (looks as Look[]);
    for (const look of all) remember(look, blobs, memory);
    const found = sortByPath(
      [known, ...all].flatMap(({ findings }) => findings),
      paths,
    );
    const { findings, skipped } = await skipFiles(root, found, git);
    const left = [...unread, ...[known, ...all].flatMap((look) => look.unread), ...skipped];
    return { findings, coverage: countFiles(paths, left), unread: left };
  } finally {
    thread?.stop();
  }
}

const NOTHING: Look = { findings: [], unread: [], verified: [] };

const isWhole = ({ paths = [] }: TreeOptions): boolean => paths.length === 0;

/** Git's list of a thousand files takes a hundred bytes for each. */
function isLarge(index: string | undefined): boolean {
  const size = index === undefined ? undefined : statSync(index, { throwIfNoEntry: false })?.size;
  return size !== undefined && size > MANY_FILES * 100;
}

const countTogether = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Files of one language side by side, so that two threads that begin at the ends rarely need the same parser. */
function byLanguage(paths: readonly string[]): string[] {
  const extension = (path: string): string => path.slice(path.lastIndexOf("."));
  const keyed = paths.map((path) => ({ path, key: extension(path) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)).map(({ path }) => path);
}

function sortByPath(findings: readonly Finding[], paths: readonly string[]): Finding[] {
  const order = new Map(paths.map((path, index) => [path, index]));
  const at = ({ place }: Finding): number => order.get(place.file) ?? 0;
  return findings.toSorted((one, other) => at(one) - at(other));
}

/** Asked at the end, because few files have findings. */
async function skipFiles(
  root: string,
  found: Finding[],
  git: TreeOptions["git"],
): Promise<{ findings: Finding[]; skipped: UnreadFile[] }> {
  const named = [...new Set(found.map(({ place }) => place.file))];
  const kept = new Set(await skipAttributed(root, named, git));
  return {
    findings: found.filter(({ place }) => kept.has(place.file)),
    skipped: named.filter((path) => !kept.has(path)).map((path) => ({ path, reason: "attributes" })),
  };
}
