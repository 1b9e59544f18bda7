import { type Failure, printablePhrase, refusal } from "@berth/registry";
import type { GitAnswer } from "./run-git.ts";

/** What git says, and what to do then. The first that fits; `{root}` is the folder that was asked about. */
const WAYS_OUT: [said: RegExp, fix: string][] = [
  [/must be run in a work tree/, 'Run "git config core.bare false" in {root}, then run the command again.'],
  [
    /dubious ownership/,
    "Run the command as that owner. If you trust every file there: git config --global --add safe.directory {root}",
  ],
  [/ENOENT/, "Install git, or put it on PATH, and run the command again."],
  [/ETIMEDOUT/, "git does not end: look for a FIFO or a link to a lost disk in .git, such as HEAD or config."],
  [/too many open files|EMFILE|ENFILE/i, "Raise the limit (ulimit -n 1024) and run the command again."],
  [/bad config|config file|config value/, "Correct that file, then run the command again."],
  [
    /object [0-9a-f]+ is missing/,
    "In a partial clone, this fetches it: git -C {root} diff --cached --stat. Elsewhere, see: git -C {root} fsck",
  ],
  [
    /not a git repository/,
    "Restore what is missing there (HEAD, objects, refs), or remove .git if the folder is not a repository.",
  ],
];

/**
 * GIT_FAILED: there is a repository and git gives no answer. To go on would be blind to other branches and to runs
 * under way, so nothing is done then.
 */
export function gitFailed(root: string, { stderr }: Pick<GitAnswer, "stderr">): { ok: false; failures: Failure[] } {
  const said = stderr.trim().split("\n");
  const first = said.find((line) => /^(?:fatal|error): /.test(line)) ?? said[0] ?? "";
  const reason = printablePhrase(first.replace(/^(?:fatal|error): /, "")).replace(/[.:]$/, "");
  const [, fix = "Find out why with: git -C {root} status"] = WAYS_OUT.find(([known]) => known.test(stderr)) ?? [];
  return refusal({
    code: "GIT_FAILED",
    message: `The git repository around ${root} cannot be read: ${reason || "no reason given"}. Nothing was changed.`,
    // Double quotes hold a space together in every shell.
    fix: fix.replaceAll("{root}", () => (/\s/.test(root) ? `"${root}"` : root)),
  });
}
