import { answerResolve, type ResolveAnswer } from "@berth/engine";
import type { Result } from "@berth/registry";
import type { RunChangeOptions } from "./run-change.ts";

/** What `resolve` is asked for, with options that `checkResolve` has accepted. */
export interface ResolveRequest {
  install?: boolean | undefined;
  prune?: boolean | undefined;
  json?: boolean | undefined;
}

/** Finishes a merge that stopped on the spec or on a file derived from it. */
export const resolveMerge = (
  root: string,
  request: ResolveRequest,
  { command, dryRun }: RunChangeOptions,
): Promise<Result<ResolveAnswer>> => answerResolve(root, { ...request, dryRun }, command);
