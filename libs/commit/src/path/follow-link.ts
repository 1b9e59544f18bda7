import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import type { FileChange } from "@berth/scaffold";
import { inspectPath } from "./inspect-path.ts";
import { whyBadPath } from "./why-bad-path.ts";

/**
 * Where a file of the workspace really is: a path that is a symbolic link to a regular file of the workspace, as
 * CLAUDE.md to AGENTS.md, gives that file's path. Any other path is returned as it is, for `inspectPath` to judge:
 * a link out of the workspace, to nothing, to a folder, or to another link is not followed. Throws system errors.
 */
export function followLink(root: string, path: string): string {
  if (whyBadPath(path) !== undefined || inspectPath(root, posix.dirname(path)).kind !== "directory") return path;
  const link = join(root, path);
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  const top = realpathSync(root);
  const target = relative(top, resolve(top, dirname(path), readlinkSync(link)))
    .split(sep)
    .join("/");
  if (whyBadPath(target) !== undefined) return path;
  return inspectPath(root, target).kind === "file" ? target : path;
}

/**
 * The changes at the places where their files really are. A link that is deleted is not followed: it is what the plan
 * means. Throws system errors.
 */
export function throughLinks(root: string, changes: readonly FileChange[]): FileChange[] {
  return changes.map((change) =>
    change.kind === "update" ? { ...change, path: followLink(root, change.path) } : change,
  );
}
