import { type Outcome, runRequest } from "@berth/engine";
import type { Result } from "@berth/registry";
import type { Request } from "@berth/scaffold";
import type { ChangeRequest } from "./change-request.ts";
import { withCode } from "./with-code.ts";

export interface RunChangeOptions {
  /** What another run is told while it waits for this one, such as `nx g service price-alerts`. */
  command: string;
  /** Whether to plan only: not one byte is written then. */
  dryRun?: boolean;
}

/**
 * Plans the change and commits it in one atomic step, under the lock of the workspace. After a failure nothing has
 * changed, except under UNFINISHED, which says how to finish.
 */
export const runChange = async (
  root: string,
  request: ChangeRequest,
  options: RunChangeOptions,
): Promise<Result<Outcome>> => runRequest(root, (await withCode(request)) as Request, options);
