// The surface of `@berth/cli/engine`, for doors such as the generators of nx-berth: options -> request -> plan or
// commit -> report. Expected failures are values (`Result`); only bugs throw. Types are plain: none is of zod or of
// another library, so that one declaration file says everything.

export {
  decodeText,
  type Outcome,
  type ResolveAnswer,
  readerOfDisk,
  renderOutcome,
  type WorkspaceReader,
} from "@berth/engine";
export { type Failure, type FailureCode, type Result, renderFailure, renderFailures } from "@berth/registry";
export { type ChangeKind, type FileChange, type Plan, renderHead, renderNotes } from "@berth/scaffold";
export type { ChangeRequest } from "./change-request.ts";
export { checkRequest, checkResolve } from "./check-request.ts";
export { completeRequest } from "./complete-request.ts";
export { findSources } from "./find-sources.ts";
export { importFiles } from "./import-files.ts";
export { planChange } from "./plan-change.ts";
export { planDerivedFiles, type SyncPlan } from "./plan-derived-files.ts";
export { planPresentLayout } from "./plan-present-layout.ts";
export { type ResolveRequest, resolveMerge } from "./resolve-merge.ts";
export { type RunChangeOptions, runChange } from "./run-change.ts";
export { withServices } from "./with-services.ts";
