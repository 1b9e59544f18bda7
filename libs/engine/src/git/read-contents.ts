import { join } from "node:path";
import { hashBytes, isSystemError, readRegularFile } from "@berth/commit";
import type { FolderContents } from "@berth/scaffold";
import type { GitPlaces } from "./locate-git.ts";
import { readGit } from "./run-git.ts";

/**
 * What lies in a folder (relative to the root), as far as git could restore it. Undefined if git cannot tell. The
 * files are hashed before git compares them with what it has: one that is edited in between is found by git, and one
 * that is edited later by the step that deletes it.
 */
export function readContents(root: string, git: GitPlaces, folder: string): FolderContents | undefined {
  const listed = ask(root, ["ls-files", "-v", "--stage", "-z", "--", folder]);
  if (!listed) return undefined;
  const entries = listed.map(readEntry);
  const files = entries.flatMap(({ isPlain, path }) => (isPlain ? [{ path, hash: hashOf(join(root, path)) }] : []));
  const words = ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all"];
  const states = ask(root, [...words, "--ignored=matching", "--", folder]);
  if (!states) return undefined;
  const changed = states.map((line) => ({
    state: line.slice(0, 2),
    // Status names files from the top level, whatever the folder it is asked in.
    path: line.slice(3 + git.prefix.length),
  }));
  const isIgnored = ({ state }: { state: string }) => state === "!!";
  return {
    files: files.flatMap(({ hash, path }) => (hash === undefined ? [] : [{ path, hash }])),
    unsaved: [
      ...changed.filter((entry) => !isIgnored(entry)).map(describeState),
      ...entries.filter(({ isPlain }) => !isPlain).map(({ path }) => `not a regular file  ${path}`),
      ...files.filter(({ hash }) => hash === undefined).map(({ path }) => `not readable  ${path}`),
    ],
    ignored: changed.filter(isIgnored).map(({ path }) => path),
  };
}

/** No filter is run, so a file that has one may count as edited: it is kept then rather than deleted. */
function ask(root: string, args: readonly string[]): string[] | undefined {
  const { ok, stdout } = readGit(root, args);
  return ok ? stdout.toString().split("\0").filter(Boolean) : undefined;
}

/** `H 100644 <hash> 0\tservices/old/src/app.ts`; another letter than H is a file that git was told not to look at. */
function readEntry(line: string): { path: string; isPlain: boolean } {
  const [, tag, mode, path = ""] = /^(\S) (\d+) \S+ \d\t(.+)$/s.exec(line) ?? [];
  return { path, isPlain: tag === "H" && (mode === "100644" || mode === "100755") };
}

function hashOf(path: string): string | undefined {
  try {
    const bytes = readRegularFile(path);
    return bytes && hashBytes(bytes);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

function describeState({ path, state }: { path: string; state: string }): string {
  if (state === "??") return `not in git  ${path}`;
  return `${state.includes("U") ? "in conflict" : "not committed"}  ${path}`;
}
