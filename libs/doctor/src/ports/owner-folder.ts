import { folderOf, type PortRow, type Spec } from "@berth/registry";

/** A relative path of ordinary names with a slash; `Chrome browser` and `grafana` are people's words, not folders. */
const FOLDER = /^[\w@][\w.@-]*(?:\/[\w@][\w.@-]*)*\/(?:[\w@][\w.@-]*)?$/;

/**
 * The folder of the workspace whose processes may hold the row's port; undefined where the owner is something outside
 * of it.
 */
export function ownerFolderOf(row: PortRow, spec: Pick<Spec, "settings">): string | undefined {
  if (row.image !== undefined) return undefined;
  const owner = row.owner ?? folderOf(spec, row.service);
  return FOLDER.test(owner) ? owner.replace(/\/$/, "") : undefined;
}
