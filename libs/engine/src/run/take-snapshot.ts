import { posix } from "node:path";
import { checkName, DERIVED_FILES, type Failure, type Result, refusal, success } from "@berth/registry";
import { type Request, readSpec, type Snapshot } from "@berth/scaffold";
import { addClaims } from "../claims/add-claims.ts";
import type { GitPlaces } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { type Checkout, openCheckout } from "../git/open-checkout.ts";
import { readContents } from "../git/read-contents.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/**
 * The workspace for this request, from the disk or another reader. What git and the remote show of other numbers is looked
 * at only for requests that take one.
 */
export function takeSnapshot(
  root: string,
  request: Request,
  git: GitPlaces | undefined,
  reader?: WorkspaceReader,
): Result<Snapshot> {
  const here = snapshotHere(root, request, git, reader);
  if (!here.ok || !takesNumber(request) || request.options.reserve === false) return here;
  // A spec that can't be read is refused later, with its reasons.
  const parsed = readSpec(here.value);
  const remote = parsed.ok ? parsed.value.spec.settings.reserve : undefined;
  return remote === undefined ? here : addClaims(root, git, remote, here.value);
}

/** The same without the remote. */
export function snapshotHere(
  root: string,
  request: Request,
  git: GitPlaces | undefined,
  reader?: WorkspaceReader,
): Result<Snapshot> {
  const checkout = reader ? success({ reader }) : openForWriting(root, git);
  if (!checkout.ok) return checkout;
  const snapshot = readSnapshot(checkout.value.reader);
  if (!snapshot.ok) return snapshot;
  if (takesNumber(request)) {
    const around = lookAround(root, git);
    return around.ok ? success({ ...snapshot.value, ...around.value }) : around;
  }
  const folder = folderToDelete(request);
  if (!git || folder === undefined) return snapshot;
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

const takesNumber = (
  request: Request,
): request is Extract<Request, { kind: "service" | "reserve" | "port" | "move" }> =>
  ["service", "reserve", "port", "move"].includes(request.kind);

function folderToDelete(request: Request): string | undefined {
  if (request.kind !== "retire" || !request.options.delete) return undefined;
  const { name = "" } = request.options;
  // Whatever else it may be is no service, and no folder to look into.
  return checkName(name) ? undefined : `services/${name}`;
}
