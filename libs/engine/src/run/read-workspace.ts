import { posix } from "node:path";
import { DERIVED_FILES, type Failure, findNameFault, type Result, refusal, success } from "@berth/registry";
import type { Request, Snapshot } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { type Checkout, openCheckout } from "../git/open-checkout.ts";
import { readContents } from "../git/read-contents.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/** The workspace for this request, from the disk or another reader, without a look at other branches or the remote. */
export function readWorkspace(
  root: string,
  git: GitPlaces | undefined,
  request: Request,
  reader?: WorkspaceReader,
): Result<Snapshot> {
  const checkout = reader ? success({ reader }) : openForWriting(root, git);
  if (!checkout.ok) return checkout;
  const snapshot = readSnapshot(checkout.value.reader);
  const folder = folderToDelete(request);
  if (!snapshot.ok || !git || folder === undefined) return snapshot;
  return success({ ...snapshot.value, contents: readContents(root, git, folder) });
}

/** The working copy, provided that every file is in it that a run may change. */
function openForWriting(root: string, git: GitPlaces | undefined): Result<Checkout> {
  const checkout = openCheckout(root, git);
  if (!checkout.ok) return checkout;
  const skipped = DERIVED_FILES.map(({ path }) => path).filter(checkout.value.isSkipped);
  return skipped.length === 0 ? checkout : refusal(...skipped.map(notCheckedOut));
}

function notCheckedOut(path: string): Failure {
  const pattern = posix.dirname(path) === "." ? `/${path}` : posix.dirname(path);
  return {
    code: "FILE_UNREADABLE",
    message: `${path} can't be changed: it is not checked out here (sparse checkout). Nothing was changed.`,
    fix: `Check it out first: git sparse-checkout add ${pattern}`,
  };
}

function folderToDelete(request: Request): string | undefined {
  if (request.kind !== "retire" || !request.options.delete) return undefined;
  const { name = "" } = request.options;
  // Whatever else it may be is no service, and no folder to look into.
  return findNameFault(name) ? undefined : `services/${name}`;
}
