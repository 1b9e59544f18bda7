import type { Spec } from "@berth/registry";
import type { Tracked } from "../files/list-tracked.ts";

/** Files to lint, as plain data that another thread can be given, which takes them from the other end. */
export interface LintShare {
  root: string;
  paths: readonly string[];
  spec?: Spec | undefined;
  /** The content that git has of a file, by path: what is found in that is worth to be remembered. */
  blobs?: Tracked | undefined;
  /** How many of the paths are taken, in memory that all threads see. */
  taken: Int32Array;
}

/** Few enough that both threads end together, many enough that no thread waits for the counter. */
const AT_ONCE = 32;

/**
 * The paths of a share in lots, each lot for one taker only. Two threads may take at once, one from each end: the
 * counter says how many are left, and each knows how many it has had.
 */
export function* takePaths(
  { paths, taken }: Pick<LintShare, "paths" | "taken">,
  fromEnd: "front" | "back",
): Generator<readonly string[]> {
  for (let had = 0; ; had += AT_ONCE) {
    const left = paths.length - Atomics.add(taken, 0, AT_ONCE);
    if (left <= 0) return;
    const count = Math.min(AT_ONCE, left);
    yield fromEnd === "front"
      ? paths.slice(had, had + count)
      : paths.slice(paths.length - had - count, paths.length - had);
  }
}
