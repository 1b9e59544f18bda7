import { type Result, refusal, success } from "@berth/registry";
import { type ChangeKind, checkOptions, REQUESTS, unexpectedArgument } from "@berth/scaffold";
import type { ChangeRequest } from "./change-request.ts";
import type { ResolveRequest } from "./resolve-merge.ts";

/**
 * The request for a change, from options that a caller has read in its own way: keys in camel case, as the schemas of
 * the generators have them. FLAG_INVALID for each that is unknown or has a value it can't have, and for an argument
 * without a place.
 *
 * @param surplus arguments that are neither the name nor an option
 */
export function checkRequest(
  kind: ChangeKind,
  options: Readonly<Record<string, unknown>>,
  surplus: readonly unknown[] = [],
): Result<ChangeRequest> {
  const checked = checkGiven(kind, options, surplus);
  return checked.ok ? success({ kind, options: checked.value }) : checked;
}

/** The options of `resolve`, checked in the same way. */
export const checkResolve = (
  options: Readonly<Record<string, unknown>>,
  surplus: readonly unknown[] = [],
): Result<ResolveRequest> => checkGiven("resolve", options, surplus);

function checkGiven(
  kind: ChangeKind | "resolve",
  options: Readonly<Record<string, unknown>>,
  [unexpected]: readonly unknown[],
): Result<Record<string, unknown>> {
  if (unexpected !== undefined) return refusal(unexpectedArgument(String(unexpected)));
  return checkOptions(REQUESTS[kind].options, options);
}
