import { type Result, success } from "@berth/registry";
import { gitFailed } from "../git/git-failed.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit } from "../git/run-git.ts";

/** The three versions of a file that git could not merge; a side that doesn't have the file is undefined. */
export interface Stages {
  base: string | undefined;
  ours: string | undefined;
  theirs: string | undefined;
}

const LINK = "120000";

/** The unmerged files among `paths` (relative to the root), with their versions from git's index; or GIT_FAILED. */
export function readStages(root: string, git: GitPlaces, paths: readonly string[]): Result<Map<string, Stages>> {
  const listed = readGit(root, ["ls-files", "--unmerged", "-z", "--full-name", "--", ...paths]);
  if (!listed.ok) return gitFailed(root, listed);
  const unmerged = new Map<string, Stages>();
  const links = new Set<string>();
  for (const entry of listed.stdout.toString().split("\0")) {
    const [, mode, blob = "", stage, full = ""] = /^(\d+) ([0-9a-f]+) ([123])\t([\s\S]+)$/.exec(entry) ?? [];
    if (stage === undefined) continue;
    const path = full.slice(git.prefix.length);
    if (mode === LINK) links.add(path);
    const stages = unmerged.get(path) ?? { base: undefined, ours: undefined, theirs: undefined };
    const read = readGit(root, ["cat-file", "blob", blob]);
    if (!read.ok) return gitFailed(root, read);
    const text = read.stdout.toString();
    if (stage === "1") stages.base = text;
    else if (stage === "2") stages.ours = text;
    else stages.theirs = text;
    unmerged.set(path, stages);
  }
  // Whether a name is a file or a link to another is decided by a person.
  for (const path of links) unmerged.delete(path);
  return success(unmerged);
}
