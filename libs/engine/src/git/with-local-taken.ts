import { type Result, success } from "@berth/registry";
import type { Request, Snapshot } from "@berth/scaffold";
import type { GitPlaces } from "./locate-git.ts";
import { lookAround } from "./look-around.ts";

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

export const takesNumber = (
  request: Request,
): request is Extract<Request, { kind: "service" | "reserve" | "port" | "move" }> =>
  ["service", "reserve", "port", "move"].includes(request.kind);
