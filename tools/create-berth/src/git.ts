import { spawnSync } from "node:child_process";

/** What one git command did. `status` is null where git could not be started. */
export interface GitRun {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs git in a folder; the seam for tests. */
export type Git = (cwd: string, ...args: string[]) => GitRun;

export const runGit: Git = (cwd, ...args) => {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd, encoding: "utf8" });
  return { status, stdout: stdout ?? "", stderr: stderr ?? "" };
};
