import { createHash } from "node:crypto";
import { type AskGit, listFiles } from "./list-files.ts";

/** The files of a tree, and what git has of them. */
export interface Listed {
  paths: string[];
  /**
   * The blob of each file that git knows to be unchanged in the working copy, as path -> object id. Links, submodules
   * and conflicts have none, and neither have files at which git is told not to look.
   */
  blobs: ReadonlyMap<string, string>;
}

/** `?` is a file that is untracked; of the others `H` is as git has it, and a second entry, `C`, says it is changed. */
const ENTRY = /^(?:\? |(\S) (\d{6}) ([0-9a-f]+) (\d)\t)(.+)$/s;

/** The same files as `listFiles`, with what git has of them, in one question. */
export function listBlobs(root: string, git: AskGit | undefined): Listed {
  const asked = ["ls-files", "-z", "-v", "-s", "-c", "-m", "-o", "--exclude-standard"];
  const listed = git?.(root, asked);
  if (!listed) return { paths: listFiles(root), blobs: new Map() };
  const paths = new Set<string>();
  const blobs = new Map<string, string>();
  for (const line of listed.split("\0")) {
    const [, tag, mode = "", id = "", stage, path] = ENTRY.exec(line) ?? [];
    if (path === undefined) continue;
    const isKnown = paths.has(path);
    if (tag === "H" && stage === "0" && /^100(?:644|755)$/.test(mode) && !isKnown) blobs.set(path, id);
    else blobs.delete(path);
    paths.add(path);
  }
  return { paths: [...paths], blobs };
}

/** Whether git would have these bytes under this object id: SHA-1, or SHA-256 where ids are longer. */
export function isBlob(bytes: Buffer, id: string): boolean {
  const hash = createHash(id.length === 40 ? "sha1" : "sha256");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === id;
}
