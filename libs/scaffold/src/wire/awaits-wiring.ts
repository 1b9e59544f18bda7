import { binOf, folderOf, type ParsedSpec, type PortRow, type ReadCode, rowsOf } from "@berth/registry";
import type { PortOptions } from "../options/service-options.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { namesFolder } from "../rows/names-folder.ts";
import { type ProjectFolder, wiredPaths } from "./project-folder.ts";
import { portLine } from "./wire-env-file.ts";
import { wireFiles } from "./wire-files.ts";
import { readPort } from "./wiring.ts";

/**
 * Whether the rows of a service in use are those of a project that no run has wired to them yet, as an import makes
 * them. Such a project takes its rows over instead of getting one more. Not where the request asks for what none of
 * them has: another number, variable or protocol.
 */
export function awaitsWiring(
  { spec }: ParsedSpec,
  project: ProjectFolder,
  service: string,
  request: PortOptions,
  snapshot: Snapshot,
  readCode: ReadCode | undefined,
): boolean {
  const { folder } = project;
  const rows = rowsOf(spec, service).filter(({ status }) => status !== "retired");
  const [row] = rows;
  if (!row || !rows.every((one) => mayBelongTo(folder, one, snapshot))) return false;
  // The generator of services gives this owner, and what it makes reads its variable from the start.
  const own = folderOf(spec, service);
  if (folder === own && rows.some(({ owner }) => owner?.replace(/\/$/, "") === own)) return false;
  const fields = ["port", "env", "protocol"] as const;
  if (fields.some((field) => request[field] !== undefined && rows.every((one) => one[field] !== request[field])))
    return false;
  const texts = wiredPaths(project).map((path) => snapshot.files[path] ?? "");
  if (texts.some((text) => rows.some((one) => bearsWiring(text, one)))) return false;
  const wired = wireFiles(project, { row, bin: binOf(spec) }, snapshot, readCode);
  return wired.ok && (wired.value.changes.length > 0 || row.owner === undefined);
}

/** A container is no project, nor is another folder; a team or a program says nothing of the folder. */
const mayBelongTo = (folder: string, { image, owner }: PortRow, snapshot: Snapshot): boolean =>
  image === undefined &&
  (owner === undefined ||
    owner.replace(/\/$/, "") === folder ||
    !(owner.startsWith("container ") || namesFolder(owner, snapshot)));

/** Whether a text has what a run writes into the files of a project. */
const bearsWiring = (text: string, row: PortRow): boolean =>
  [`berth env ${row.service} --`, readPort(row), portLine(row)].some((written) => text.includes(written));
