import { locateState, type StatePaths } from "@berth/commit";
import { type Result, success } from "@berth/registry";
import { type GitPlaces, locateGit } from "./locate-git.ts";

/** Where a workspace stands: in which repository, if in any, and with its lock and journal where. */
export interface WorkspacePlaces {
  git: GitPlaces | undefined;
  state: StatePaths;
}

/** GIT_FAILED where git can't say: lock and journal must not be looked for in another place then. */
export function locateWorkspace(root: string): Result<WorkspacePlaces> {
  const git = locateGit(root);
  return git.ok ? success({ git: git.value, state: locateState(root, git.value) }) : git;
}
