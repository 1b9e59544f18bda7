import { readTree } from "@berth/commit/test";
import { expect } from "vitest";
import { type Clone, makeTwoClones } from "./clone.ts";

/**
 * My clone, on the branch feature, where search has 9001; on origin's main, as fetched, billing has it. main itself is
 * where both began.
 */
export function collide(bin: string, folder: string, start?: (clone: Clone) => void): Clone {
  const { mine, theirs } = makeTwoClones(bin, folder, start);
  mine.git("checkout", "-qb", "feature");
  mine.allocate("search");
  theirs.allocate("billing");
  theirs.git("push", "-q");
  mine.git("fetch", "-q");
  return mine;
}

export const MERGED_FILES = [
  "spec/ports.yaml",
  "config/ports.env",
  "spec/PORTS.md",
  "compose.yaml",
  "CLAUDE.md",
  ".claude/hookify.enforce-port-allocation.local.md",
  ".claude/hookify.enforce-port-allocation-bash.local.md",
];

/** Everything is staged, derived files match the spec, and no file of a run is left over. */
export function expectSound({ berth, git, root }: Clone): void {
  const unstaged = git("status", "--porcelain", "-uall")
    .split("\n")
    .filter((line) => line !== "" && line[1] !== " ");
  expect(unstaged).toEqual([]);
  const { status, stdout } = berth("check");
  expect([stdout, status]).toEqual(["0 errors, 0 warnings.\n", 0]);
  expect(Object.keys(readTree(root)).filter((path) => path.includes(".berth"))).toEqual([]);
}
