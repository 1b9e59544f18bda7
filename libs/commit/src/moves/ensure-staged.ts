import { join, posix } from "node:path";
import { makeDirectory } from "../disk/make-directory.ts";
import type { Move } from "../journal/journal.ts";
import { inspectPath } from "../path/inspect-path.ts";
import { removeStaged } from "./remove-staged.ts";
import { isStaged, stageMove, syncStaged } from "./stage-move.ts";

/**
 * Makes sure that the after-images of a committed move lie staged, whole and on the disk; makes them
 * again from the journal if they were lost (`git clean -fdx`) or half-made. Throws system errors.
 */
export function ensureStaged(root: string, move: Move): void {
  if (isStaged(root, move)) {
    // Whoever staged them again may have been killed between its last write and its fsync.
    syncStaged(root, move);
    return;
  }
  removeStaged(root, move.staged);
  const parent = posix.dirname(move.target);
  // An empty folder does not survive `git stash` or a switch of branches.
  if (inspectPath(root, parent).kind === "absent") makeDirectory(join(root, parent));
  stageMove(root, move);
}
