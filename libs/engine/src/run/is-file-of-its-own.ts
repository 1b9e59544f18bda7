import { posix } from "node:path";
import type { DerivedFile } from "@berth/registry";
import { locateManaged } from "./locate-managed.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

/**
 * Whether Berth reads and writes a file under this name. Not where it is a link to its twin, or to where its twin is,
 * too; and a file that need not be there has to be one.
 */
export function isFileOfItsOwn(reader: WorkspaceReader, { onlyWhereFound, path, twin }: DerivedFile): boolean {
  if (twin !== undefined && reader.follow(path) === twin) return false;
  if (!onlyWhereFound) return true;
  const place = locateManaged(reader, path);
  const isTwins = twin !== undefined && place === locateManaged(reader, twin);
  const isThere = reader.list(posix.dirname(path)).includes(posix.basename(path));
  return isThere && !isTwins && reader.whyUnsafe(place) === undefined;
}
