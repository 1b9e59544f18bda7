import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import type { Failure } from "@berth/registry";
import type { FileChange } from "@berth/scaffold";
import { hashBytes } from "../disk/hash-bytes.ts";
import { readRegularFile } from "../disk/read-regular-file.ts";
import { findOverlap, foldersOf } from "./find-overlap.ts";
import { findTwin, type Listing } from "./find-twin.ts";
import { inspectPath } from "./inspect-path.ts";
import { isMountPoint } from "./is-mount-point.ts";
import { whyBadPath } from "./why-bad-path.ts";

/**
 * Everything that forbids the changes as the disk is now; empty if nothing does. Throws system errors,
 * also EACCES or EPERM for a file that may not be written (read-only, immutable): rename(2) would
 * not ask a read-only file, and would fail on an immutable one only after the commit point.
 */
export function checkTargets(root: string, changes: FileChange[]): Failure[] {
  const unsafe = changes.flatMap(({ path }) => {
    const reason = whyBadPath(path);
    return reason === undefined ? [] : [pathUnsafe(path, reason)];
  });
  if (unsafe.length > 0) return unsafe;
  const overlap = findOverlap(changes.map(({ path }) => path));
  if (overlap !== undefined) return [pathUnsafe(overlap.path, overlap.reason)];
  const look: Look = { listing: new Map(), folders: new Set() };
  return oncePerReason(changes.flatMap((change) => checkTarget(root, change, look) ?? []));
}

/** Six files below one link have one cause. */
export function oncePerReason(failures: Failure[]): Failure[] {
  const reasonIn = ({ message }: Failure): string => message.slice(message.indexOf(":"));
  return failures.filter(
    (failure, index) =>
      failure.code !== "PATH_UNSAFE" || failures.findIndex((other) => reasonIn(other) === reasonIn(failure)) === index,
  );
}

/** What is seen of the folders of many files at one moment. */
interface Look {
  listing: Listing;
  folders: Set<string>;
}

function checkTarget(root: string, change: FileChange, { folders, listing }: Look): Failure | undefined {
  const { path, kind, before } = change;
  const found = inspectPath(root, path, folders);
  if (found.kind === "unsafe") return pathUnsafe(path, found.reason);
  const twin = findTwin(root, path, listing);
  if (twin !== undefined) return pathUnsafe(path, `${twin} differs from it only in case or Unicode form`);
  if (kind === "create") return found.kind === "absent" ? undefined : fileExists(path);
  if (found.kind === "directory") return pathUnsafe(path, "it is a folder");
  if (found.kind === "absent") return fileChanged(path, "was deleted after the plan was made");
  const bytes = readRegularFile(join(root, path));
  if (bytes === undefined || hashBytes(bytes) !== before) {
    return fileChanged(path, "was edited after the plan was made");
  }
  accessSync(join(root, path), constants.W_OK);
  // Nothing is staged beside a file that goes, which would prove that its folders may be changed.
  if (kind === "delete")
    for (const folder of foldersOf(path)) accessSync(join(root, folder), constants.W_OK | constants.X_OK);
  if (isMountPoint(join(root, path))) return mounted(path);
  return undefined;
}

const pathUnsafe = (path: string, reason: string): Failure => ({
  code: "PATH_UNSAFE",
  message: `${path} may not be written: ${reason}.`,
});

export const fileExists = (path: string): Failure => ({
  code: "FILE_EXISTS",
  message: `${path} already exists, and the run would create it.`,
  fix: "Move it away, or choose another name.",
});

const mounted = (path: string): Failure => ({
  code: "COMMIT_FAILED",
  message:
    `${path} is a mount point (a single file mounted into a container?), which cannot be replaced. ` +
    "Nothing was changed.",
  fix: "Run the command where the file is not mounted, or mount its folder instead.",
});

const fileChanged = (path: string, what: string): Failure => ({
  code: "FILE_CHANGED",
  message: `${path} ${what}.`,
  fix: "Run the command again: it plans with the file as it is now.",
});
