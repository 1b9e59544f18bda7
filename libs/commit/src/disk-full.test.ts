import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { makePlan } from "../test/make-plan.ts";
import { makeFolder, makeWorkspace } from "../test/make-workspace.ts";
import { readState, readTree } from "../test/read-tree.ts";
import { commitPlan } from "./commit-plan.ts";
import { locateState } from "./locate-state.ts";

const isRoot = process.getuid?.() === 0 && process.platform === "linux";

/** A real file system of 256 KiB; undefined where none may be mounted (containers). */
function mountSmallDisk(): string | undefined {
  const folder = makeFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], { stdio: "pipe" });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync("umount", ["-l", folder]);
  });
  return folder;
}

it.skipIf(!isRoot)("lands all or nothing on a disk with any number of free pages", (context) => {
  const disk = mountSmallDisk();
  if (disk === undefined) return context.skip("no file system may be mounted here");
  const model = makeWorkspace();
  const outcomes = { landed: 0, refused: 0 };
  for (let free = 0; free < 40; free++) {
    const root = join(disk, `run-${free}`);
    mkdirSync(root);
    for (const path of ["spec", "config", "services", "CLAUDE.md"]) {
      cpSync(join(model.root, path), join(root, path), { recursive: true });
    }
    const before = readTree(root);
    const state = locateState(root, undefined);
    fill(join(disk, "ballast"), disk, free);
    const result = commitPlan(root, state, makePlan(root));
    outcomes[result.ok ? "landed" : "refused"]++;
    if (!result.ok) {
      expect(result.failures).toMatchObject([{ code: "COMMIT_FAILED" }]);
      expect(result.failures[0]?.message).toMatch(/: the disk is full \(ENOSPC\)\. Nothing was changed\.$/);
      expect(readTree(root)).toEqual(before);
    }
    expect(readState(state)).toEqual([]);
    execFileSync("rm", ["-r", root, join(disk, "ballast")]);
  }
  expect(outcomes.landed).toBeGreaterThan(0);
  expect(outcomes.refused).toBeGreaterThan(5);
});

function fill(ballast: string, disk: string, free: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail - free) * bsize));
  expect(existsSync(ballast)).toBe(true);
}
