import type { WorkspaceReader } from "@berth/engine";
import type { Result } from "@berth/registry";
import { type Plan, planRun, type Request } from "@berth/scaffold";
import type { ChangeRequest } from "./change-request.ts";
import { readPlace } from "./read-place.ts";

/** The plan for a change, as the reader shows the workspace. Writes nothing and takes no lock. */
export function planChange(root: string, request: ChangeRequest, reader?: WorkspaceReader): Result<Plan> {
  const snapshot = readPlace(root, request as Request, reader);
  return snapshot.ok ? planRun(request as Request, snapshot.value) : snapshot;
}
