import { posix, resolve } from "node:path";
import { type Result, success } from "@berth/registry";
import { decodeText, Unreadable, type WorkspaceReader } from "../run/workspace-reader.ts";
import { gitFailed } from "./git-failed.ts";
import { locateGit } from "./locate-git.ts";
import { type AskGit, askGitAt, bytesOf, readObjects, textOf } from "./read-objects.ts";
import { runGit } from "./run-git.ts";

/** A file of the next commit that differs from the last one. Paths are relative to the workspace. */
export interface StagedFile {
  path: string;
  /** Undefined for a new file. */
  before: string | undefined;
  after: string;
}

/** The workspace as the next commit would have it. */
export interface Index {
  reader: WorkspaceReader;
  staged: StagedFile[];
}

interface Entry {
  /** git leaves the file out of the working copy, as a sparse checkout does. */
  isSkipped: boolean;
  mode: string;
  object: string;
}

const LINK = "120000";

/**
 * Reads git's index, for a pre-commit hook: what is committed is there, and need not be what the working copy holds.
 * Undefined where there is no repository, GIT_FAILED where git can't read it.
 * @param wants which of the staged files are to be read
 */
export function readIndex(root: string, wants: (path: string) => boolean): Result<Index | undefined> {
  const places = locateGit(root);
  if (!places.ok || !places.value) return places as Result<undefined>;
  const git = askIndexOf(root);
  const listed = listEntries(root, git);
  if (!listed.ok) return listed;
  const diff = git([...STAGED, "--diff-filter=AM", "--relative"]);
  if (!diff.ok) return gitFailed(root, diff);
  const changed = parseStaged(diff.stdout.toString()).filter(({ path }) => wants(path));
  const objects = changed.flatMap(({ after, before }) => [after, before ?? after]);
  const found = readObjects(git, objects);
  const texts = new Map(objects.map((object, at) => [object, textOf(found[at])]));
  const lost = objects.find((object) => texts.get(object) === undefined);
  if (lost !== undefined) return gitFailed(root, { stderr: `object ${lost} is missing` });
  return success({
    reader: readerOf(listed.value, git),
    staged: changed.map(({ after, before, path }) => ({
      path,
      before: before && texts.get(before),
      after: texts.get(after) ?? "",
    })),
  });
}

/**
 * The files that git has and leaves out of this working copy (skip-worktree), as the index has them; GIT_FAILED where
 * git can't read it.
 */
export function readSkipped(root: string): Result<WorkspaceReader> {
  const git = askGitAt(root);
  const listed = listEntries(root, git);
  if (!listed.ok) return listed;
  return success(readerOf(new Map([...listed.value].filter(([, { isSkipped }]) => isSkipped)), git));
}

// No filter, external diff or textconv is run for the raw form.
const STAGED = ["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];

/** `git commit <path>` and `git commit -a` hand the hook an index of their own. */
function askIndexOf(root: string): AskGit {
  const own = process.env["GIT_INDEX_FILE"];
  const env = own ? { GIT_INDEX_FILE: resolve(own) } : {};
  return (args, input = "") => runGit(root, args, { env, input });
}

/** `tag mode object stage\tpath`, each ended by a zero byte. */
function listEntries(root: string, git: AskGit): Result<Map<string, Entry>> {
  const listed = git(["ls-files", "-s", "-t", "-z"]);
  if (!listed.ok) return gitFailed(root, listed);
  const entries = new Map<string, Entry>();
  const found = listed.stdout.toString().matchAll(/(\S) (\d+) ([0-9a-f]+) \d\t([^\0]*)\0/g);
  for (const [, tag, mode = "", object = "", path = ""] of found)
    entries.set(path, { isSkipped: tag === "S", mode, object });
  return success(entries);
}

/** What was added or changed: `:mode mode object object status\0path\0`. Neither links nor submodules. */
function parseStaged(text: string) {
  const found = text.matchAll(/:\d+ (100\d+) ([0-9a-f]+) ([0-9a-f]+) [AM]\0([^\0]*)\0/g);
  return [...found].map(([, , before = "", after = "", path = ""]) => ({
    path,
    before: /^0+$/.test(before) ? undefined : before,
    after,
  }));
}

function readerOf(entries: ReadonlyMap<string, Entry>, git: AskGit): WorkspaceReader {
  const folders = listFolders(entries.keys());
  const readBlob = (object: string) => bytesOf(readObjects(git, [object])[0]);
  return {
    read(path) {
      const entry = entries.get(path);
      if (!entry?.mode.startsWith("100")) return undefined;
      const bytes = readBlob(entry.object);
      // As in a partial clone: the file is there, and its text is not.
      if (!bytes)
        throw new Unreadable(
          `git does not have its text; in a partial clone, this fetches it: git show ${entry.object}`,
        );
      return decodeText(bytes);
    },
    list: (path) => [...(folders.get(path === "." ? "" : path) ?? [])].sort(),
    isFolder: (path) => folders.has(path),
    whyUnsafe(path) {
      const parts = path.split("/").map((_, at, all) => all.slice(0, at + 1).join("/"));
      const link = parts.find((part) => entries.get(part)?.mode === LINK);
      return link && `${link} is a symbolic link`;
    },
    follow(path) {
      const entry = entries.get(path);
      const text = entry?.mode === LINK ? readBlob(entry.object)?.toString() : undefined;
      const target = posix.join(posix.dirname(path), text ?? posix.basename(path));
      return entries.get(target)?.mode.startsWith("100") ? target : path;
    },
  };
}

/** The names in every folder, from the paths of all files. */
function listFolders(paths: Iterable<string>): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths)
    for (let below = path; below !== ""; ) {
      const at = below.lastIndexOf("/");
      const folder = below.slice(0, Math.max(0, at));
      const names = folders.get(folder) ?? new Set();
      const isKnown = names.has(below.slice(at + 1));
      folders.set(folder, names.add(below.slice(at + 1)));
      // What lies above was listed with the first file of this folder.
      below = isKnown ? "" : folder;
    }
  return folders;
}
