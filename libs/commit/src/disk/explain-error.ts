import { constants } from "node:os";
import { isAbsolute, relative, sep } from "node:path";
import { stripStagedPrefix } from "../moves/staged-path.ts";
import type { SystemError } from "./system-error.ts";

const WORDS: Record<string, string> = {
  EACCES: "not permitted",
  EBUSY: "it is in use (a mount point, or open in another program?)",
  EDQUOT: "the disk quota is used up",
  EEXIST: "there is something else at this path",
  EFBIG: "the file would be larger than this process may write (see ulimit -f)",
  EIO: "the disk reported an error",
  EISDIR: "there is a folder at this path",
  ELOOP: "the path leads through a symbolic link",
  EMFILE: "this process has too many open files",
  ENAMETOOLONG: "the name is too long",
  ENFILE: "the machine has too many open files",
  ENOENT: "it or its folder does not exist",
  ENOLCK: "this file system has no locks left",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file is where a folder should be",
  ENOTEMPTY: "the folder there is not empty",
  ENOTSUP: "this file system does not support it",
  EPERM: "not permitted (a read-only or immutable file, or a lock by another program?)",
  EROFS: "the file system is read-only",
  ETXTBSY: "it is being executed",
  EXDEV: "it is on another file system",
};

/** `services/a/main.ts: the disk is full (ENOSPC)`: the file the user knows, not its staged name. */
export function explainError(error: SystemError, root: string): string {
  const name = nameOf(error);
  const reason = `${WORDS[name] ?? error.message} (${name})`;
  return error.path === undefined ? reason : `${shownPath(root, error.path)}: ${reason}`;
}

/** Relative to the root where it is below it, with forward slashes; the root itself has only its whole name. */
function shownPath(root: string, path: string): string {
  const short = isAbsolute(path) ? relative(root, path) : path;
  const inside = short !== "" && !short.startsWith("..") && !isAbsolute(short);
  return stripStagedPrefix((inside ? short : path).split(sep).join("/"));
}

/** `EDQUOT`, also where Node says `Unknown system error -122`. */
function nameOf({ code, errno }: SystemError): string {
  if (/^E[A-Z0-9]+$/.test(code) || errno === undefined) return code;
  return Object.entries(constants.errno).find(([, number]) => number === -errno)?.[0] ?? code;
}
