import type { WorkspaceReader } from "@berth/engine";
import { type Result, SPEC_PATH, success } from "@berth/registry";
import { type InitOptions, needsRange, type Request, readSpec, type Snapshot } from "@berth/scaffold";
import type { ChangeRequest } from "./change-request.ts";
import { readPlace } from "./read-place.ts";

/** Ranges that are named make a spec of their own; what lies on the disk is not what another reader shows. */
const mayStartFromFiles = (options: InitOptions, { files }: Snapshot, reader: WorkspaceReader | undefined): boolean =>
  files[SPEC_PATH] === undefined &&
  reader === undefined &&
  (options.import ?? (options.ranges === undefined && options.policy === undefined));

const offer = async (root: string, options: InitOptions) =>
  (await import("../import/offer-import.ts")).offerImport(root, options);

function isNewProject(snapshot: Snapshot): boolean {
  const parsed = readSpec(snapshot);
  return parsed.ok && needsRange(parsed.value.spec, snapshot.projects);
}

/**
 * The request with what it can't do without: a person on the terminal is asked for the name of a service and for its
 * range, or how a workspace is to be set up. Call it only where a person can answer; elsewhere the plan itself names
 * what is missing.
 */
export async function completeRequest(
  root: string,
  request: ChangeRequest,
  reader?: WorkspaceReader,
): Promise<Result<ChangeRequest>> {
  const asked = request as Request;
  if (asked.kind === "init") {
    const snapshot = readPlace(root, asked, reader);
    if (!snapshot.ok) return snapshot;
    const offered = mayStartFromFiles(asked.options, snapshot.value, reader)
      ? await offer(root, asked.options)
      : undefined;
    if (offered && !offered.ok) return offered;
    const { askInit } = await import("../ask-init.ts");
    const options = await askInit(offered?.value.options ?? asked.options, snapshot.value);
    const knowledge = offered?.value.knowledge ?? request.knowledge;
    return options.ok ? success({ kind: request.kind, options: options.value, knowledge }) : options;
  }
  if (asked.kind !== "service" && asked.kind !== "reserve" && asked.kind !== "port") return success(request);
  if (request.services) return success(request);
  const { name, port, range } = asked.options;
  if (name !== undefined && (range ?? port) !== undefined) return success(request);
  const snapshot = readPlace(root, asked, reader);
  if (!snapshot.ok) return snapshot;
  // A service that gets one more port has its range; a project has none yet.
  if (asked.kind === "port" && !isNewProject(snapshot.value)) return success(request);
  // Loaded only when a person is asked: scripts and hooks pay nothing for it.
  const { askMissing } = await import("../ask-missing.ts");
  const options = await askMissing(asked.options, snapshot.value);
  return options.ok ? success({ kind: request.kind, options: options.value }) : options;
}
