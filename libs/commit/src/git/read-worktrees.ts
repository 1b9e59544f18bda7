import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { SPEC_PATH } from "@berth/registry";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { readJournal } from "../journal/read-journal.ts";
import { journalPath } from "../locate-state.ts";
import type { GitPlaces } from "./locate-git.ts";
import type { SpecOnRef } from "./read-refs.ts";
import { readGit } from "./run-git.ts";

/** The registry in the working copy of every other linked worktree, committed or not, and in their unfinished journals. */
export function readWorktrees(root: string, git: GitPlaces): SpecOnRef[] {
  // Linked worktrees have their places here; without any, only this one exists.
  const linked = listFolder(join(git.common, "worktrees")).map((name) => join(git.common, "worktrees", name));
  if (linked.length === 0) return [];
  const directories = [git.common, ...linked].filter((directory) => !isSame(directory, git.directory));
  return [...readCopies(root, git), ...directories.flatMap((directory) => readPending(directory, git.prefix))];
}

function readCopies(root: string, git: GitPlaces): SpecOnRef[] {
  const listed = readGit(root, ["worktree", "list", "--porcelain"]).stdout.toString();
  const folders = [...listed.matchAll(/^worktree (.+)$/gm)].map(([, folder = ""]) => join(folder, git.prefix));
  return folders.flatMap((folder) => {
    if (isSame(folder, root)) return [];
    try {
      const bytes = readRegularFile(join(folder, SPEC_PATH));
      return bytes ? [{ where: `in the worktree ${folder}`, text: bytes.toString() }] : [];
    } catch {
      // A worktree on a disk that is gone: its branch is read from the refs all the same.
      return [];
    }
  });
}

/** A run that was killed behind its commit point has its number, though its spec may not show it yet. */
function readPending(directory: string, prefix: string): SpecOnRef[] {
  const journal = readJournal({ lock: "", journal: journalPath(directory, prefix) });
  if (!journal.ok || !journal.value) return [];
  const spec = journal.value.moves.find(({ path }) => path === SPEC_PATH);
  return spec ? [{ where: "in an unfinished run of another worktree", text: spec.content }] : [];
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isSame(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
