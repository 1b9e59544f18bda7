import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { journalPath, readJournal, readRegularFile } from "@berth/commit";
import { type Result, SPEC_PATH, success } from "@berth/registry";
import { gitFailed } from "./git-failed.ts";
import type { GitPlaces } from "./locate-git.ts";
import type { RefsRead, SpecOnRef } from "./read-refs.ts";
import { readGit } from "./run-git.ts";

/**
 * The registry in the working copy of every other linked worktree, committed or not, and in their unfinished journals.
 * GIT_FAILED where git can't list them.
 */
export function readWorktrees(root: string, git: GitPlaces): Result<RefsRead> {
  // Linked worktrees have their places here; without any, only this one exists.
  const linked = listFolder(join(git.common, "worktrees")).map((name) => join(git.common, "worktrees", name));
  if (linked.length === 0) return success({ specs: [], blindSpots: [] });
  const directories = [git.common, ...linked].filter((directory) => !isSame(directory, git.directory));
  const copies = readCopies(root, git);
  if (!copies.ok) return copies;
  const pending = directories.flatMap((directory) => readPending(directory, git.prefix));
  return success({ ...copies.value, specs: [...copies.value.specs, ...pending] });
}

function readCopies(root: string, git: GitPlaces): Result<RefsRead> {
  const listed = readGit(root, ["worktree", "list", "--porcelain"]);
  if (!listed.ok) return gitFailed(root, listed);
  const folders = [...listed.stdout.toString().matchAll(/^worktree (.+)$/gm)].map(([, folder = ""]) =>
    join(folder, git.prefix),
  );
  const [specs, blindSpots]: [SpecOnRef[], string[]] = [[], []];
  for (const folder of folders.filter((folder) => !isSame(folder, root))) {
    const where = `in the worktree ${folder}`;
    try {
      // Undefined for a worktree whose folder is gone; its branch is read from the refs anyway.
      const bytes = readRegularFile(join(folder, SPEC_PATH));
      if (bytes) specs.push({ where, text: bytes.toString() });
    } catch {
      blindSpots.push(`The spec ${where} cannot be read. Ports that are assigned there are unknown.`);
    }
  }
  return success({ specs, blindSpots });
}

/** A run that was killed after its commit point has its port, though its spec may not show it yet. */
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
