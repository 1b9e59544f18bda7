import { posix } from "node:path";
import { DERIVED_FILES, type DerivedFile, SPEC_PATH } from "@berth/registry";
import { isListed, type WorkspaceReader } from "./workspace-reader.ts";

/**
 * Where a file that Berth writes really is: behind a link to another file of the workspace, such as CLAUDE.md to
 * AGENTS.md, or at its own path. Not behind a link to a file that Berth writes as well, nor, for a file that is wholly
 * derived, to one of another name: what is there may be a person's own, such as .env. The spec itself is never a link,
 * because git shows it on other branches by its path.
 */
export function locateManaged(reader: WorkspaceReader, path: string): string {
  const file = DERIVED_FILES.find((derived) => derived.path === path);
  if (!file) return path;
  const place = reader.follow(path);
  const isManaged = place === SPEC_PATH || DERIVED_FILES.some((derived) => derived.path === place);
  const isLike = file.keepsOthers || posix.basename(place) === posix.basename(path);
  return isLike && !isManaged ? place : path;
}

/**
 * Whether Berth reads and writes a file under this name. Not where it is a link to its twin, or to where its twin is,
 * too; and a file that need not be there has to be one.
 */
export function isFileOfItsOwn(reader: WorkspaceReader, { onlyWhereFound, path, twin }: DerivedFile): boolean {
  if (twin !== undefined && reader.follow(path) === twin) return false;
  if (!onlyWhereFound) return true;
  const place = locateManaged(reader, path);
  const isTwins = twin !== undefined && place === locateManaged(reader, twin);
  const isThere = isListed(reader, path);
  return isThere && !isTwins && reader.whyUnsafe(place) === undefined;
}
