import { statSync } from "node:fs";
import { BASELINE_PATH } from "../baseline/baseline.ts";
import { type AskGit, listFiles } from "../files/list-files.ts";
import { listTracked } from "../files/list-tracked.ts";
import { skipAttributed } from "../files/skip-attributed.ts";
import type { Finding } from "../judge/finding.ts";
import { type Coverage, countFiles, type UnreadFile } from "./coverage.ts";
import { isBelow } from "./is-below.ts";
import type { LintMemory } from "./lint-memory.ts";
import { type LintThread, lintPaths, MANY_FILES, type SharedThread } from "./lint-paths.ts";
import type { TreeOptions } from "./tree-options.ts";

export interface LintOptions extends TreeOptions {
  /** Told now and then how many of the files have been looked at. */
  onProgress?: (done: number, all: number) => void;
  startThread?: (() => LintThread) | undefined;
  /** git's index of the working copy, wherever it lies; undefined without git. */
  index?: string | undefined;
  memory?: LintMemory | undefined;
}

/** What lint says of a tree. */
export interface LintedTree {
  /** By file and line. */
  findings: Finding[];
  coverage: Coverage;
  /** Every file that was not read. */
  unread: readonly UnreadFile[];
}

export async function lintTree(root: string, options: LintOptions): Promise<LintedTree> {
  // It takes longest, and what is tracked needs not wait for it.
  const { git, listing = listFiles(root, git), memory, paths = [] } = options;
  listing.catch(() => undefined);
  // It loads the linter while this thread waits for git, where there is likely to be enough to do.
  const isMuch = paths.length === 0 && isLarge(options.index) && (memory?.size ?? 0) < MANY_FILES;
  const shared: SharedThread = { start: options.startThread, thread: isMuch ? options.startThread?.() : undefined };
  try {
    const tracked = await listTracked(root, git);
    const lint = async (some: readonly string[]): Promise<Part> => {
      const asked = some.filter((path) => path !== BASELINE_PATH && isBelow(path, paths));
      const look = await lintPaths(asked, { ...options, root, tracked, shared });
      const { findings, skipped } = await skipFiles(root, look.findings, git);
      return { asked, findings, unread: [...look.unread, ...skipped] };
    };
    const known = await lint([...tracked.keys()]);
    const listed = await listing;
    const others = await lint(listed.filter((path) => !tracked.has(path)));
    const unread = [...known.unread, ...others.unread];
    return {
      findings: inOrder([...known.findings, ...others.findings], listed),
      coverage: countFiles([...known.asked, ...others.asked], unread),
      unread,
    };
  } finally {
    shared.thread?.stop();
  }
}

/** What lint says of the files that it was asked about. */
interface Part {
  asked: readonly string[];
  findings: readonly Finding[];
  unread: readonly UnreadFile[];
}

/** Git's list of a thousand files takes a hundred bytes for each. */
function isLarge(index: string | undefined): boolean {
  const size = index === undefined ? undefined : statSync(index, { throwIfNoEntry: false })?.size;
  return size !== undefined && size > MANY_FILES * 100;
}

/** In the order in which the files are listed. */
function inOrder(findings: readonly Finding[], listed: readonly string[]): Finding[] {
  const files = new Set(findings.map(({ place }) => place.file));
  const order = new Map(listed.filter((path) => files.has(path)).map((path, index) => [path, index]));
  const at = ({ place }: Finding): number => order.get(place.file) ?? listed.length;
  return findings.toSorted((one, other) => at(one) - at(other));
}

/** Asked at the end, because few files have findings. */
async function skipFiles(
  root: string,
  found: readonly Finding[],
  git: AskGit | undefined,
): Promise<{ findings: Finding[]; skipped: UnreadFile[] }> {
  const named = [...new Set(found.map(({ place }) => place.file))];
  const kept = new Set(await skipAttributed(root, named, git));
  return {
    findings: found.filter(({ place }) => kept.has(place.file)),
    skipped: named.filter((path) => !kept.has(path)).map((path) => ({ path, reason: "attributes" })),
  };
}
