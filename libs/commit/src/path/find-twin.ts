import { readdirSync } from "node:fs";
import { join } from "node:path";
import { hasCode } from "../disk/system-error.ts";

/**
 * The path of an existing sibling of the path, or of one of its folders, whose name differs only by
 * case or Unicode form (`Services` for `services`); undefined if there is none. Throws system errors.
 */
export function findTwin(root: string, path: string, listing: Listing = new Map()): string | undefined {
  const names = path.split("/");
  for (const [index, name] of names.entries()) {
    const parent = names.slice(0, index).join("/");
    const folder = listing.get(parent) ?? listFolded(join(root, parent));
    listing.set(parent, folder);
    const twin = folder.get(foldName(name))?.find((other) => other !== name);
    if (twin !== undefined) return parent === "" ? twin : `${parent}/${twin}`;
  }
  return undefined;
}

/** What each folder holds, by the folded name: for a look at many paths of one moment. */
export type Listing = Map<string, ReadonlyMap<string, readonly string[]>>;

function listFolded(directory: string): ReadonlyMap<string, readonly string[]> {
  const folded = new Map<string, string[]>();
  for (const name of list(directory)) {
    const key = foldName(name);
    folded.set(key, [...(folded.get(key) ?? []), name]);
  }
  return folded;
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}

/**
 * Equal for two names that a case-insensitive or normalising file system (APFS, NTFS) holds for the
 * same. Folds a little more than they do (ß and ss): one twin too many costs a message, one too few costs a file.
 */
export function foldName(name: string): string {
  return name.normalize("NFD").toUpperCase().toLowerCase().normalize("NFD");
}
