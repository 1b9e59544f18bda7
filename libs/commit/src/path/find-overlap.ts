import { foldName } from "./find-twin.ts";

/**
 * Why the paths of one plan cannot all be files: one twice, one inside another, or two that differ
 * only by case. Undefined if they can.
 */
export function findOverlap(paths: string[]): { path: string; reason: string } | undefined {
  const files = new Map<string, string>();
  for (const path of paths) {
    const earlier = files.get(foldName(path));
    if (earlier === path) return { path, reason: "the plan has it twice" };
    if (earlier !== undefined) return { path, reason: `the plan also has ${earlier}` };
    files.set(foldName(path), path);
  }
  const folders = new Map<string, string>();
  for (const path of paths) {
    for (const folder of foldersOf(path)) {
      const folded = foldName(folder);
      const file = files.get(folded);
      if (file !== undefined) return { path, reason: `the plan has ${file} as a file` };
      const earlier = folders.get(folded) ?? folder;
      if (earlier !== folder) return { path, reason: `the plan also has the folder ${earlier}` };
      folders.set(folded, folder);
    }
  }
  return undefined;
}

/** The folders that a file lies in, top-most first, without the root. */
export function foldersOf(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}
