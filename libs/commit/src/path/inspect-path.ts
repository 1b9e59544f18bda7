import { lstatSync, type Stats } from "node:fs";
import { join } from "node:path";

/** What is at a path. `missing` is the first component, from the root, that is not there. */
export type Found =
  | { kind: "absent"; missing: string }
  | { kind: "file"; stats: Stats }
  | { kind: "directory" }
  | { kind: "unsafe"; reason: string };

/**
 * Looks at every component below the root without following any: a symbolic link anywhere, also a
 * dangling one or a chain, is unsafe (CVE-2026-24047), and so is a FIFO, socket or device at the end.
 * The root itself may be reached through links. Throws system errors.
 *
 * @param folders what is known to be a folder, for a look at many paths of one moment
 */
export function inspectPath(root: string, path: string, folders?: Set<string>): Found {
  if (path === "." || path === "") return { kind: "directory" };
  const names = path.split("/");
  let found: Found = { kind: "directory" };
  for (const index of names.keys()) {
    const part = names.slice(0, index + 1).join("/");
    found = folders?.has(part) ? { kind: "directory" } : inspectEntry(root, part);
    if (found.kind === "directory") folders?.add(part);
    const last = index === names.length - 1;
    if (found.kind === "file" && !last) return { kind: "unsafe", reason: `${part} is a file, not a folder` };
    if (found.kind !== "directory") return found;
  }
  return found;
}

function inspectEntry(root: string, part: string): Found {
  const stats = lstatSync(join(root, part), { throwIfNoEntry: false });
  if (stats === undefined) return { kind: "absent", missing: part };
  if (stats.isSymbolicLink()) return { kind: "unsafe", reason: `${part} is a symbolic link` };
  if (stats.isDirectory()) return { kind: "directory" };
  if (stats.isFile()) return { kind: "file", stats };
  return { kind: "unsafe", reason: `${part} is neither a file nor a folder` };
}
