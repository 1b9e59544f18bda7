import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { type GitPlaces, listWorktrees, locateGit, lookAround } from "@berth/engine";
import { type Failure, type Result, readmePath, type Spec, success } from "@berth/registry";
import type { Surroundings } from "../state/build-state.ts";

/** What git says at once; the rest of the surroundings takes longer. */
export type GitSurroundings = Pick<Surroundings, "blind" | "elsewhere" | "worktree">;

/** Reads what other branches and checkouts have, a few milliseconds each. Where git can't answer, the rest goes on. */
export function readGitSurroundings(root: string): GitSurroundings {
  const git = orFailure(() => locateGit(root));
  const around = git.ok ? orFailure(() => lookAround(root, git.value)) : git;
  return {
    blind: around.ok ? around.value.blindSpots.join(" ") : explainBlind(around.failures),
    elsewhere: around.ok ? around.value.elsewhere : [],
    worktree: readWorktree(root, git.ok ? git.value : undefined),
  };
}

/** The commands refuse where git can't answer (docs/design.md 4.5). That nothing was changed is news of a run only. */
const explainBlind = (failures: readonly Failure[]): string =>
  [
    ...failures.map(({ message }) => message.replace(/ Nothing was changed\.$/, "")),
    "Until git answers, no number is handed out; the command says what to do.",
  ].join(" ");

/** The services that have a README. */
export const findReadmes = (root: string, spec: Spec): Set<string> =>
  new Set(spec.ports.map(({ service }) => service).filter((name) => existsSync(join(root, readmePath(spec, name)))));

function readWorktree(root: string, git: GitPlaces | undefined): Surroundings["worktree"] {
  const folder = basename(root);
  const listed = git ? orFailure(() => listWorktrees(root, git)) : success([]);
  const all = listed.ok ? listed.value : [];
  return {
    folder,
    worktree: all.find(({ isHere }) => isHere)?.name ?? folder,
    otherWorktrees: all.filter(({ isHere }) => !isHere).map(({ name, path }) => ({ name, path })),
  };
}

/** A folder that can't be looked at (EACCES) throws; the map is drawn all the same. */
function orFailure<T>(read: () => Result<T>): Result<T> {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, failures: [{ code: "GIT_FAILED", message }] };
  }
}
