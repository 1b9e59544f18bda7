import type { Git, GitRun } from "./git.ts";

/** How the first commit came out. */
export type FirstCommit =
  | { kind: "made" }
  /** The workspace lies in a repository that was there before. */
  | { kind: "in-repository"; root: string }
  | { kind: "failed"; command: string; output: string };

/** The branch that a new repository starts with. Nx compares with it, so the workspace has to know it. */
export const firstBranch = (git: Git, cwd: string): string =>
  git(cwd, "config", "--get", "init.defaultBranch").stdout.trim() || "main";

/** Makes a repository of a new workspace and commits all of it. Leaves a repository around it alone. */
export function makeFirstCommit(git: Git, root: string, branch: string, message: string): FirstCommit {
  const around = git(root, "rev-parse", "--show-toplevel");
  if (around.status === 0) return { kind: "in-repository", root: around.stdout.trim() };
  const steps = [
    ["init", "--quiet", `--initial-branch=${branch}`],
    ["add", "--all"],
    ["commit", "--quiet", `--message=${message}`],
  ];
  for (const step of steps) {
    const run = git(root, ...step);
    if (run.status !== 0) return { kind: "failed", command: `git ${step[0]}`, output: outputOf(run) };
  }
  return { kind: "made" };
}

const outputOf = ({ stderr, stdout }: GitRun): string => (stderr + stdout).trim();
