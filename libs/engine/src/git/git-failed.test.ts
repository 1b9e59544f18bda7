import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { gitFailed } from "./git-failed.ts";
import { readGit } from "./run-git.ts";

it.skipIf(process.platform === "win32").each(["HEAD", "config"])(
  "a FIFO in place of .git/%s ends with what to look for, not with a wait without end",
  (name) => {
    const root = mkdtempSync(join(tmpdir(), "berth-git-"));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    execFileSync("git", ["init", "-q", root]);
    rmSync(join(root, ".git", name));
    execFileSync("mkfifo", [join(root, ".git", name)]);
    const answer = readGit(root, ["rev-parse", "--git-dir"], "", 500);
    expect(answer.ok).toBe(false);
    expect(gitFailed(root, answer).failures).toMatchObject([
      { code: "GIT_FAILED", fix: expect.stringMatching(/FIFO.*HEAD or config/) },
    ]);
  },
);

it.each([
  ["/work/a b", 'Find out why with: git -C "/work/a b" status'],
  ["/work/$&", "Find out why with: git -C /work/$& status"],
])("the command of the way out names the folder %s", (root, fix) => {
  expect(gitFailed(root, { stderr: "fatal: index file corrupt" }).failures).toMatchObject([{ fix }]);
});
