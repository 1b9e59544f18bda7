import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { makePlan } from "../../test/make-plan.ts";
import { makeFolder, makeWorkspace, write } from "../../test/make-workspace.ts";
import { checkTargets } from "./check-targets.ts";
import { isMountPoint } from "./is-mount-point.ts";

const isRoot = process.getuid?.() === 0 && process.platform === "linux";

it("says no of an ordinary file", () => {
  const root = makeFolder();
  write(root, "a", "");
  expect(isMountPoint(join(root, "a"))).toBe(false);
});

it.skipIf(!isRoot)("knows a file that something is mounted on, before anything is staged", (context) => {
  const { root } = makeWorkspace(join(makeFolder(), "a b"));
  const file = join(root, "CLAUDE.md");
  try {
    execFileSync("mount", ["--bind", file, file], { stdio: "pipe" });
  } catch {
    return context.skip("nothing may be mounted here");
  }
  onTestFinished(() => {
    execFileSync("umount", [file]);
  });
  expect(isMountPoint(file)).toBe(true);
  expect(checkTargets(root, makePlan(root).changes)).toMatchObject([
    { code: "COMMIT_FAILED", message: expect.stringContaining("CLAUDE.md is a mount point") },
  ]);
});
