import { lstatSync } from "node:fs";
import { join } from "node:path";
import { inspectPath, isSystemError, whyBadPath } from "@berth/commit";
import {
  auditSpec,
  compareSpecs,
  type Findings,
  joinFindings,
  type ParsedSpec,
  parseSpec,
  type Result,
  type Spec,
  servicesFolder,
  success,
} from "@berth/registry";
import {
  checkFolders,
  checkSetup,
  type Folders,
  findStale,
  readSpec,
  SETUP_PATHS,
  type Snapshot,
} from "@berth/scaffold";
import { locateWorkspace } from "../git/locate-git.ts";
import { openCheckout } from "../git/open-checkout.ts";
import { type BaseText, baseRef, readBase } from "../git/read-base.ts";
import { checkSettled } from "./check-settled.ts";
import { listOnce } from "./list-once.ts";
import { listServiceFolders } from "./list-service-folders.ts";
import { withSetup } from "./read-setup.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { isListed, type WorkspaceReader } from "./workspace-reader.ts";

/** What a check compares with, and what it looks at. */
export interface CheckOptions {
  /** See `baseRef`. */
  base?: string;
  /** Another view of the workspace than the disk, such as git's index. */
  reader?: WorkspaceReader;
}

/**
 * Looks at the registry, what is derived from it, the folders of its services and the journal; and at what became of
 * the registry since a base, where there is one (see `baseRef`). Reads only. BASE_UNKNOWN where the base can't be read.
 */
export function checkWorkspace(root: string, options: CheckOptions = {}): Result<Findings> {
  const { base } = options;
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { git, state } = places.value;
  const unsettled = { errors: checkSettled(state) };
  const ref = baseRef(base);
  const before = ref === undefined ? undefined : readBase(root, git, ref);
  if (before && !before.ok) return before;
  const checkout = openCheckout(root, git);
  if (!checkout.ok) return checkout;
  const reader = options.reader ? listOnce(options.reader) : checkout.value.reader;
  const isHere = (path: string) =>
    options.reader ? isListed(reader, path) : isThere(root, path) || checkout.value.isSkipped(path);
  const snapshot = readSnapshot(reader);
  if (!snapshot.ok) return success(joinFindings(unsettled, { errors: snapshot.failures }));
  const parsed = readSpec(snapshot.value);
  if (!parsed.ok) return success(joinFindings(unsettled, { errors: parsed.failures }));
  const setup = withSetup(root, reader, snapshot.value, SETUP_PATHS);
  return success(
    joinFindings(
      unsettled,
      setup.ok ? checkSetup(parsed.value, setup.value) : { errors: setup.failures },
      { errors: findStale(parsed.value.spec, snapshot.value), warnings: parsed.value.warnings },
      auditSpec(parsed.value),
      checkFolders(parsed.value, foldersOf(parsed.value.spec, snapshot.value, reader, isHere)),
      before ? compareWith(before.value, parsed.value) : {},
    ),
  );
}

/** A base that breaks the rules itself is no reason to refuse the change that fixes it. */
function compareWith({ revision, text }: BaseText, now: ParsedSpec): Partial<Findings> {
  if (text === undefined) return {};
  const parsed = parseSpec(text);
  if (parsed.ok) return { errors: compareSpecs({ parsed: parsed.value, revision }, now) };
  const [first] = parsed.failures;
  const message = `The spec of ${revision} is invalid, so nothing was compared with it.`;
  return {
    warnings: [{ code: "BASE_UNKNOWN", message, ...(first && { details: [first.message] }) }],
  };
}

const foldersOf = (
  spec: Spec,
  { projectNames }: Snapshot,
  reader: WorkspaceReader,
  isHere: (path: string) => boolean,
): Folders => ({
  services: listServiceFolders(reader, servicesFolder(spec)),
  projectNames,
  exists: (path) => whyBadPath(path) !== undefined || isHere(path),
});

/** What can't be looked at isn't said to be missing. */
function isThere(root: string, path: string): boolean {
  try {
    // One question as a rule: what is on the way matters only where nothing is found.
    const found = lstatSync(join(root, path), { throwIfNoEntry: false });
    return found !== undefined || inspectPath(root, path).kind !== "absent";
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return true;
  }
}
