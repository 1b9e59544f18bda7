import type { Tracked } from "../files/list-tracked.ts";
import { whyUnread } from "../files/why-unread.ts";
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

/** The other thread, as soon as there is one, for all that is linted. */
export interface SharedThread {
  start: (() => LintThread) | undefined;
  thread: LintThread | undefined;
}

/** From here on a second thread saves more than it costs. */
export const MANY_FILES = 1000;

interface Around extends Pick<LintShare, "root" | "spec"> {
  tracked: Tracked;
  memory?: LintMemory | undefined;
  onProgress?: (done: number, all: number) => void;
  shared: SharedThread;
}

/** What is known of files from an earlier look, and from a look at all the others. */
export async function lintPaths(
  paths: readonly string[],
  { memory, onProgress, root, shared, spec, tracked }: Around,
): Promise<Pick<Look, "findings" | "unread">> {
  const { fresh, known } = recall(paths, tracked, memory);
  const { named, readable } = siftPaths(fresh);
  const share = { root, spec, blobs: memory && tracked, paths: byLanguage(readable), taken: countTogether() };
  const show = (done: number) => onProgress?.(done, readable.length);
  const isMuch = readable.length >= MANY_FILES;
  if (isMuch) shared.thread ??= shared.start?.();
  const theirs = isMuch && shared.thread ? shared.thread.lint(share).catch(() => undefined) : NOTHING;
  const looks = await Promise.all([lintFiles(share, "front", show), theirs]);
  // A thread that died, for want of memory as a rule, takes its share with it: all over again, without one.
  const all = looks.includes(undefined)
    ? [await lintFiles({ ...share, taken: countTogether() }, "front", show)]
    : (looks as Look[]);
  for (const look of [named, ...all]) remember(look, tracked, memory);
  return {
    findings: [known, ...all].flatMap(({ findings }) => findings),
    unread: [known, named, ...all].flatMap(({ unread }) => unread),
  };
}

/** The files that are read, and what the names of the others say. */
function siftPaths(paths: readonly string[]): { readable: readonly string[]; named: Look } {
  const readable: string[] = [];
  const named: Look = { findings: [], unread: [], verified: [] };
  for (const path of paths) {
    const reason = whyUnread(path);
    if (reason === undefined) readable.push(path);
    else {
      named.unread.push({ path, reason });
      named.verified.push(path);
    }
  }
  return { readable, named };
}

const NOTHING: Look = { findings: [], unread: [], verified: [] };

const countTogether = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Files of one language side by side, so that two threads that begin at the ends rarely need the same parser. */
function byLanguage(paths: readonly string[]): string[] {
  const extension = (path: string): string => path.slice(path.lastIndexOf("."));
  const keyed = paths.map((path) => ({ path, key: extension(path) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)).map(({ path }) => path);
}
