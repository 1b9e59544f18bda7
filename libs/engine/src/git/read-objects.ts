import { type GitAnswer, readGit } from "./run-git.ts";

/** An object of git: its hash, its kind, its bytes. */
export interface GitObject {
  hash: string;
  kind: string;
  bytes: Buffer;
}

/** Asks git about one repository; see `readGit`. */
export type AskGit = (args: readonly string[], input?: string) => GitAnswer;

export const askGitAt =
  (root: string): AskGit =>
  (args, input) =>
    readGit(root, args, input);

/**
 * The objects with these names (`<hash>`, `<commit>:<path>`), in their order, by one process; undefined for one that is
 * not here. Shorter than the names if git died at an object that it could not read.
 */
export function readObjects(git: AskGit, names: readonly string[]): (GitObject | undefined)[] {
  if (names.length === 0) return [];
  const { stdout } = git(["cat-file", "--batch"], names.map((name) => `${name}\n`).join(""));
  return parseObjects(stdout, names.length);
}

/** The objects in an answer of `git cat-file --batch`, at most so many. */
export function parseObjects(stdout: Buffer, count: number): (GitObject | undefined)[] {
  const objects: (GitObject | undefined)[] = [];
  // A header, the bytes, a line feed; or one line for an object that is not here.
  for (let at = 0; at < stdout.length && objects.length < count; ) {
    const end = stdout.indexOf(0x0a, at);
    if (end < 0) break;
    const [, hash = "", kind = "", size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(stdout.toString("latin1", at, end)) ?? [];
    const from = end + 1;
    at = size === undefined ? from : from + Number(size) + 1;
    if (at > stdout.length) break;
    objects.push(size === undefined ? undefined : { hash, kind, bytes: stdout.subarray(from, at - 1) });
  }
  return objects;
}

/** The text of a blob; undefined for what is not here or no blob. */
export const textOf = (object: GitObject | undefined): string | undefined => bytesOf(object)?.toString();

export const bytesOf = (object: GitObject | undefined): Buffer | undefined =>
  object?.kind === "blob" ? object.bytes : undefined;
