import { relative, resolve, sep } from "node:path";

/** Where a call is judged; plain data, so that a thread can have it. */
export interface Scene {
  /** The workspace. */
  root: string;
  /** The folder that relative paths of the call start from. */
  from: string;
  /** The text of spec/ports.yaml. */
  registry: string;
}

/**
 * A path of a call as the linter wants it: relative to the workspace, with forward slashes; undefined outside of it.
 */
export function pathIn({ from, root }: Pick<Scene, "from" | "root">, path: string): string | undefined {
  const below = relative(root, resolve(from, path)).split(sep).join("/");
  return below === "" || below === ".." || below.startsWith("../") ? undefined : below;
}
