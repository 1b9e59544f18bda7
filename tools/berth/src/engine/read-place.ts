import { existsSync } from "node:fs";
import { locateGit, takeSnapshot, type WorkspaceReader } from "@berth/engine";
import { type Result, success } from "@berth/registry";
import type { Request, Snapshot } from "@berth/scaffold";

/** What git shows around a root; a root that is no folder of the disk, such as that of a virtual tree, has none. */
export const gitAround = (root: string) => (existsSync(root) ? locateGit(root) : success(undefined));

/** All that a plan for this request depends on, as a reader shows it; without one, as the disk does. */
export function readPlace(root: string, request: Request, reader?: WorkspaceReader): Result<Snapshot> {
  const git = gitAround(root);
  return git.ok ? takeSnapshot(root, request, git.value, reader) : git;
}
