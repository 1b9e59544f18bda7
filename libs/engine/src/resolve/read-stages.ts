import { findConflict, type Result, success } from "@berth/registry";
import { gitFailed } from "../git/git-failed.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { askGitAt, readObjects, textOf } from "../git/read-objects.ts";
import { readGit } from "../git/run-git.ts";
import { findMergeBase } from "./find-theirs.ts";

/** The three versions of a file that git could not merge; a side that doesn't have the file is undefined. */
export interface Stages {
  base: string | undefined;
  ours: string | undefined;
  theirs: string | undefined;
}

const NO_STAGES: Stages = { base: undefined, ours: undefined, theirs: undefined };

/** By git's number of the stage (git-ls-files(1)). */
const SIDES: Record<string, keyof Stages> = { 1: "base", 2: "ours", 3: "theirs" };
const LINK = "120000";

/** The unmerged files among `paths` (relative to the root), with their versions from git's index; or GIT_FAILED. */
export function readStages(root: string, git: GitPlaces, paths: readonly string[]): Result<Map<string, Stages>> {
  const listed = readGit(root, ["ls-files", "--unmerged", "-z", "--full-name", "--", ...paths]);
  if (!listed.ok) return gitFailed(root, listed);
  const found = listed.stdout.toString().matchAll(/(\d+) ([0-9a-f]+) ([123])\t([^\0]+)\0/g);
  const entries = [...found].map(([, mode, blob = "", stage = "", full = ""]) => {
    return { mode, blob, side: SIDES[stage] ?? "base", path: full.slice(git.prefix.length) };
  });
  const blobs = readObjects(
    askGitAt(root),
    entries.map(({ blob }) => blob),
  );
  const unmerged = new Map<string, Stages>();
  for (const [at, { blob, path, side }] of entries.entries()) {
    const text = textOf(blobs[at]);
    if (text === undefined) return gitFailed(root, { stderr: `object ${blob} is missing` });
    unmerged.set(path, { ...(unmerged.get(path) ?? NO_STAGES), [side]: text });
  }
  // Whether a name is a file or a link to another is decided by a person.
  for (const { mode, path } of entries) if (mode === LINK) unmerged.delete(path);
  return success(unmerged);
}

/**
 * Whether an unmerged file was resolved already (by a person, by git's rerere) and is only not staged: it has no
 * conflict markers and is neither side's version. Such work is kept, never merged again.
 */
export function isByHand(text: string | undefined, { ours, theirs }: Stages): text is string {
  if (text === undefined || findConflict(text) !== undefined) return false;
  // git's stages have LF where the working copy may have CRLF.
  return ![ours, theirs].some((side) => side !== undefined && unified(side) === unified(text));
}

const unified = (text: string) => text.replaceAll("\r\n", "\n");

/** git makes the markers of a merge of ancestors longer than those that people see. */
const MARKER = /^<{7,} /m;

/**
 * Two branches that merged each other have several common ancestors. git merges these first, and where they conflict,
 * the base that it hands on holds conflict markers. Any one of the ancestors says more.
 */
export function mendBase(
  root: string,
  git: GitPlaces,
  theirs: string | undefined,
  path: string,
  stages: Stages,
): Stages {
  const { base } = stages;
  if (base === undefined || theirs === undefined || !MARKER.test(base)) return stages;
  return { ...stages, base: readBlob(root, git, findMergeBase(root, theirs), path) };
}

/** The text of a file (its path is relative to the workspace) in a commit; undefined where it isn't there. */
export function readBlob(
  root: string,
  { prefix }: GitPlaces,
  commit: string | undefined,
  path: string,
): string | undefined {
  if (commit === undefined) return undefined;
  const blob = readGit(root, ["cat-file", "blob", `${commit}:${prefix}${path}`]);
  return blob.ok ? blob.stdout.toString() : undefined;
}
