import { folderOf, type ParsedSpec, type PortRow, type Result, refusal, rowsOf, success } from "@berth/registry";
import { listPorts } from "../rows/take-over.ts";
import type { FileDeletion } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** What goes with a service, and what a person should know of that. */
export interface Deletion {
  files: FileDeletion[];
  notes: string[];
}

/**
 * The deletion of a service's folder, file by file: what git has, and nothing else. ROW_DIFFERS where the folder is
 * another's or still in use, UNCOMMITTED where git could not restore all of it.
 */
export function planDeletion(
  { source, spec }: ParsedSpec,
  rows: readonly PortRow[],
  { contents, serviceFolders }: Snapshot,
): Result<Deletion> {
  const [first] = rows;
  if (!first) throw new Error("A service that is retired has a row.");
  const { service } = first;
  const folder = folderOf(spec, service);
  const kept = rowsOf(spec, service).filter((row) => row.status !== "retired" && !rows.includes(row));
  if (kept.length > 0)
    return refusal({
      code: "ROW_DIFFERS",
      message: `${service} keeps ${listPorts(kept)}, so ${folder} is still in use.`,
      fix: "Leave out --delete, or retire the whole service: leave out --port.",
    });
  const stranger = rows.find(({ owner = folder }) => owner.replace(/\/$/, "") !== folder);
  if (stranger)
    return refusal({
      code: "ROW_DIFFERS",
      message: `${service} belongs to ${stranger.owner}; --delete deletes ${folder} and nothing else.`,
      place: source.placeOf(["ports", stranger.port, "owner"]),
      fix: "Leave out --delete.",
    });
  if (!serviceFolders.includes(service)) return success({ files: [], notes: [`There is no ${folder} to delete.`] });
  if (!contents) return refusal(uncommitted(folder, "it is not in a git repository", []));
  if (contents.unsaved.length > 0)
    return refusal(uncommitted(folder, "git could not restore all of it", contents.unsaved));
  const files = contents.files.map(({ hash, path }): FileDeletion => ({ path, kind: "delete", before: hash }));
  return success({ files, notes: contents.ignored.map(keptNote) });
}

const keptNote = (path: string): string => `${path} stays: git ignores it and could not restore it. Delete it by hand.`;

const uncommitted = (folder: string, reason: string, details: readonly string[]) => ({
  code: "UNCOMMITTED" as const,
  message: `${folder} is not deleted: ${reason}.`,
  details: [...details],
  fix: "Commit it first, or leave out --delete and delete it by hand.",
});
