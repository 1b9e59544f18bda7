import { inspectPath } from "@berth/commit";

/**
 * Why what stands at this path is not the workspace's own file: a link on the way, a folder, a FIFO. Undefined for a
 * file, and where nothing is. What would never be written must not be read either: a plan would build on another's
 * text.
 */
export function whyUnsafe(root: string, path: string): string | undefined {
  const found = inspectPath(root, path);
  if (found.kind === "unsafe") return found.reason;
  return found.kind === "directory" ? `${path} is a folder` : undefined;
}
