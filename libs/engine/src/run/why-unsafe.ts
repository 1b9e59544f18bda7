import { inspectPath } from "@berth/commit";

/**
 * Why this path is not a file of the workspace itself: a link on the way, a folder, a FIFO. Undefined for a file, and
 * if nothing is there. A path that is never written must not be read either: a plan would build on another file's text.
 */
export function whyUnsafe(root: string, path: string): string | undefined {
  const found = inspectPath(root, path);
  if (found.kind === "unsafe") return found.reason;
  return found.kind === "directory" ? `${path} is a folder` : undefined;
}
