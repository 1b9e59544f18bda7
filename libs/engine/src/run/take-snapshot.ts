import { type Result, success } from "@berth/registry";
import { type Request, readSpec, type Snapshot } from "@berth/scaffold";
import { withRemoteTaken } from "../claims/with-remote-taken.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { readWorkspace } from "../run/read-workspace.ts";
import type { WorkspaceReader } from "../run/workspace-reader.ts";

/** The snapshot with the numbers that git shows elsewhere in this clone, for a request that takes one. */
export function withLocalTaken(
  root: string,
  git: GitPlaces | undefined,
  request: Request,
  snapshot: Snapshot,
): Result<Snapshot> {
  if (!takesNumber(request)) return success(snapshot);
  const around = lookAround(root, git);
  return around.ok ? success({ ...snapshot, ...around.value }) : around;
}

const takesNumber = (
  request: Request,
): request is Extract<Request, { kind: "service" | "reserve" | "port" | "move" | "import" }> =>
  ["service", "reserve", "port", "move", "import"].includes(request.kind);

/**
 * All that a plan for this request depends on, for a door that asks questions or plans on another tree than the disk.
 */
export function takeSnapshot(
  root: string,
  request: Request,
  git: GitPlaces | undefined,
  reader?: WorkspaceReader,
): Result<Snapshot> {
  const workspace = readWorkspace(root, git, request, reader);
  const here = workspace.ok ? withLocalTaken(root, git, request, workspace.value) : workspace;
  if (!here.ok || !takesNumber(request) || request.options.reserve === false) return here;
  // A spec that can't be read is refused later, with its reasons.
  const parsed = readSpec(here.value);
  const remote = parsed.ok ? parsed.value.spec.settings.reserve : undefined;
  return remote === undefined ? here : withRemoteTaken(root, git, remote, here.value);
}
