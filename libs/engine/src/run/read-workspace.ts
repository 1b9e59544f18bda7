import { posix } from "node:path";
import { derivedFilesFor, findNameFault, folderOf, type Result, refusal, success } from "@berth/registry";
import { INIT_PATHS, importPaths, type Request, type Snapshot } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { notCheckedOut } from "../git/not-checked-out.ts";
import { type Checkout, openCheckout } from "../git/open-checkout.ts";
import { readContents } from "../git/read-contents.ts";
import { isFileOfItsOwn } from "./locate-managed.ts";
import { readFiles } from "./read-files.ts";
import { withOwnProjects, withProjects } from "./read-projects.ts";
import { findRivals, withSetup } from "./read-setup.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { settingsIn } from "./settings-in.ts";
import { readerOfDisk, type WorkspaceReader } from "./workspace-reader.ts";

/** The workspace for this request, from the disk or another reader, without a look at other branches or the remote. */
export function readWorkspace(
  root: string,
  git: GitPlaces | undefined,
  request: Request,
  reader?: WorkspaceReader,
): Result<Snapshot> {
  const folder = folderToDelete(request, reader ?? readerOfDisk(root));
  const checkout = reader ? success({ reader }) : openFor(request, root, git, folder);
  if (!checkout.ok) return checkout;
  const read = readSnapshot(checkout.value.reader);
  const snapshot = read.ok ? readMore(root, checkout.value.reader, request, read.value) : read;
  if (!snapshot.ok || !git || folder === undefined) return snapshot;
  return success({ ...snapshot.value, contents: readContents(root, git, folder) });
}

/** The snapshot with what some requests look at besides. */
function readMore(root: string, reader: WorkspaceReader, request: Request, snapshot: Snapshot): Result<Snapshot> {
  if (request.kind === "init") return readForInit(root, reader, snapshot);
  if (request.kind === "port") return withProjects(reader, request.options.name, snapshot);
  if (request.kind === "move" || request.kind === "retire")
    return success(withOwnProjects(reader, request.options.name, snapshot));
  if (request.kind !== "import") return success(snapshot);
  const files = readFiles(reader, importPaths(request));
  return files.ok ? success({ ...snapshot, files: { ...snapshot.files, ...files.value } }) : files;
}

/** The snapshot with all that `init` looks at. */
function readForInit(root: string, reader: WorkspaceReader, snapshot: Snapshot): Result<Snapshot> {
  const whole = withSetup(root, reader, snapshot, INIT_PATHS);
  if (!whole.ok) return whole;
  const rivals = findRivals(root, whole.value);
  return success({ ...whole.value, setup: { ...whole.value.setup, rivals } });
}

/** The working copy, provided that every file is in it that the run will change. A sync may have nothing to change. */
function openFor(request: Request, root: string, git: GitPlaces | undefined, folder?: string): Result<Checkout> {
  const checkout = openCheckout(root, git);
  if (!checkout.ok || !git) return checkout;
  const { isSkipped, reader } = checkout.value;
  const derived = request.kind === "sync" ? [] : derivedFilesFor(settingsIn(reader));
  const changed = derived.filter((file) => isFileOfItsOwn(reader, file)).map(({ path }) => path);
  const skipped = changed.filter(isSkipped);
  const failures = skipped.map((path) => notCheckedOut(git, path));
  if (folder !== undefined && listBelow(reader, folder).some(isSkipped))
    failures.push(notCheckedOut(git, folder, "folder"));
  return failures.length === 0 ? checkout : refusal(...failures);
}

const listBelow = (reader: WorkspaceReader, path: string): string[] =>
  reader.isFolder(path) ? reader.list(path).flatMap((name) => listBelow(reader, posix.join(path, name))) : [path];

function folderToDelete(request: Request, reader: WorkspaceReader): string | undefined {
  if (request.kind !== "retire" || !request.options.delete) return undefined;
  const { name = "" } = request.options;
  // Whatever else it may be is no service, and no folder to look into.
  return findNameFault(name) ? undefined : folderOf({ settings: settingsIn(reader) }, name);
}
