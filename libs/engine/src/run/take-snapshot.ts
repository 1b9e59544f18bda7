import type { Result } from "@berth/registry";
import { type Request, readSpec, type Snapshot } from "@berth/scaffold";
import { withRemoteTaken } from "../claims/with-remote-taken.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { takesNumber, withLocalTaken } from "../git/with-local-taken.ts";
import { readWorkspace } from "./read-workspace.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

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
