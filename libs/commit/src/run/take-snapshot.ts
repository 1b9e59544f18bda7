import { type Result, SPEC_PATH, success } from "@berth/registry";
import type { Request, Snapshot } from "@berth/scaffold";
import { lookFurther } from "../claims/look-further.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { readerOfDisk, type WorkspaceReader } from "./workspace-reader.ts";

/**
 * The workspace for this request, from the disk or another reader. What git and the remote show of other numbers is looked
 * at only for requests that take one.
 */
export function takeSnapshot(
  root: string,
  request: Request,
  git: GitPlaces | undefined,
  reader: WorkspaceReader = readerOfDisk(root),
): Result<Snapshot> {
  const snapshot = readSnapshot(reader);
  if (!snapshot.ok || request.kind === "sync") return snapshot;
  const around = lookFurther(root, git, snapshot.value.files[SPEC_PATH], request.options.reserve);
  return around.ok ? success({ ...snapshot.value, ...around.value }) : around;
}
