import { posix, resolve } from "node:path";
import { decodeText } from "../run/read-text.ts";
import type { WorkspaceReader } from "../run/workspace-reader.ts";
import { runGit } from "./run-git.ts";

/** A file of the next commit that differs from the last one. Paths are relative to the workspace. */
export interface StagedFile {
  path: string;
  /** Undefined for a new file. */
  before: string | undefined;
  after: string;
}

/** The workspace as the next commit would have it. */
export interface Index {
  reader: WorkspaceReader;
  staged: StagedFile[];
}

interface Entry {
  mode: string;
  object: string;
}

const LINK = "120000";

/**
 * Reads git's index, for a pre-commit hook: what is committed is there, and need not be what the working copy holds.
 * Undefined where there is no repository.
 * @param wants which of the staged files are to be read
 */
export function readIndex(root: string, wants: (path: string) => boolean): Index | undefined {
  const git = askIndexOf(root);
  const listed = git(["ls-files", "-s", "-z"]);
  if (!listed.ok) return undefined;
  const entries = parseEntries(listed.stdout.toString());
  const changed = listStaged(git, wants);
  const objects = changed.flatMap(({ after, before }) => [after, before ?? after]);
  const blobs = readBlobs(git, objects);
  const textOf = (object: string) => blobs.get(object)?.toString() ?? "";
  return {
    reader: readerOf(entries, (object) => readBlobs(git, [object]).get(object)),
    staged: changed.map(({ after, before, path }) => ({
      path,
      before: before && textOf(before),
      after: textOf(after),
    })),
  };
}

type AskGit = (args: readonly string[], input?: string) => { ok: boolean; stdout: Buffer };

/** `git commit <path>` and `git commit -a` hand the hook an index of their own. */
function askIndexOf(root: string): AskGit {
  const own = process.env["GIT_INDEX_FILE"];
  const env = own ? { GIT_INDEX_FILE: resolve(own) } : {};
  return (args, input = "") => runGit(root, ["-c", "safe.directory=*", ...args], { env, input });
}

/** `mode object stage\tpath`, each ended by a zero byte. */
function parseEntries(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [, mode = "", object = "", path = ""] of text.matchAll(/(\d+) ([0-9a-f]+) \d\t([^\0]*)\0/g))
    entries.set(path, { mode, object });
  return entries;
}

/** What was added or changed: `:mode mode object object status\0path\0`. Neither links nor submodules. */
function listStaged(git: AskGit, wants: (path: string) => boolean) {
  const args = ["--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=AM"];
  const { stdout } = git(["diff", ...args, "--relative"]);
  const found = stdout.toString().matchAll(/:\d+ (100\d+) ([0-9a-f]+) ([0-9a-f]+) [AM]\0([^\0]*)\0/g);
  return [...found].flatMap(([, , before = "", after = "", path = ""]) =>
    wants(path) ? [{ path, before: /^0+$/.test(before) ? undefined : before, after }] : [],
  );
}

/** One process for all objects: `object blob size\n` and its bytes, each ended by a line feed. */
function readBlobs(git: AskGit, objects: readonly string[]): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  if (objects.length === 0) return blobs;
  const { stdout } = git(["cat-file", "--batch"], `${objects.join("\n")}\n`);
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at);
    const [object = "", kind, size] = stdout.toString("latin1", at, end).split(" ");
    if (kind !== "blob") {
      at = end + 1;
      continue;
    }
    const from = end + 1;
    const to = from + Number(size);
    blobs.set(object, stdout.subarray(from, to));
    at = to + 1;
  }
  return blobs;
}

function readerOf(
  entries: ReadonlyMap<string, Entry>,
  readBlob: (object: string) => Buffer | undefined,
): WorkspaceReader {
  const folders = listFolders(entries.keys());
  return {
    read(path) {
      const entry = entries.get(path);
      const bytes = entry && readBlob(entry.object);
      return bytes && decodeText(bytes);
    },
    list: (path) => [...(folders.get(path === "." ? "" : path) ?? [])].sort(),
    isFolder: (path) => folders.has(path),
    whyUnsafe(path) {
      const parts = path.split("/").map((_, at, all) => all.slice(0, at + 1).join("/"));
      const link = parts.find((part) => entries.get(part)?.mode === LINK);
      return link && `${link} is a symbolic link`;
    },
    follow(path) {
      const entry = entries.get(path);
      const text = entry?.mode === LINK ? readBlob(entry.object)?.toString() : undefined;
      const target = posix.join(posix.dirname(path), text ?? posix.basename(path));
      return entries.get(target)?.mode.startsWith("100") ? target : path;
    },
  };
}

/** The names in every folder, from the paths of all files. */
function listFolders(paths: Iterable<string>): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths)
    for (let below = path; below !== ""; ) {
      const at = below.lastIndexOf("/");
      const folder = below.slice(0, Math.max(0, at));
      const names = folders.get(folder) ?? new Set();
      const isKnown = names.has(below.slice(at + 1));
      folders.set(folder, names.add(below.slice(at + 1)));
      // What lies above was listed with the first file of this folder.
      below = isKnown ? "" : folder;
    }
  return folders;
}
