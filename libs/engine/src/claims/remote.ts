import { type Failure, printablePhrase } from "@berth/registry";
import { type GitAnswer, runGit } from "../git/run-git.ts";

/** What git brought back from the remote. */
export interface RemoteAnswer extends GitAnswer {
  /** git was stopped because it took too long. */
  isLate: boolean;
}

/** Runs a git command that talks to a remote, for `networkTimeout` seconds at most. */
export function askRemote(root: string, args: readonly string[]): RemoteAnswer {
  const timeoutMs = networkTimeout() * 1000;
  const start = performance.now();
  const answer = runGit(root, args, { networkMs: timeoutMs });
  return { ...answer, isLate: !answer.ok && performance.now() - start >= timeoutMs };
}

/** CLAIM_FAILED for a remote that gave no answer, or none that is of use. */
export function unreachable(remote: string, answer: RemoteAnswer): Failure {
  const reason = answer.isLate ? `no answer within ${networkTimeout()} s` : reasonOf(answer.stderr);
  return claimFailed(`${remote}, where ports are claimed, cannot be used: ${reason}.`);
}

export const claimFailed = (what: string, details: string[] = []): Failure => ({
  code: "CLAIM_FAILED",
  message: `${what} Nothing was changed.`,
  ...(details.length > 0 && { details }),
  fix: "Fix the cause, or skip the claim with --no-reserve and resolve a collision when you merge.",
});

/** git's first error: the later ones follow from it. */
function reasonOf(stderr: string): string {
  const complaint = /^(?:fatal|error|ssh|git): *(.+)$/m.exec(stderr)?.[1];
  return printablePhrase(complaint ?? "git failed without a message").replace(/\.$/, "");
}

const TIMEOUT_SECONDS = 30;

/**
 * Seconds that git may take for one exchange with the remote: BERTH_NETWORK_TIMEOUT, or 30; then it counts as
 * unreachable.
 */
function networkTimeout(): number {
  const asked = Number(process.env["BERTH_NETWORK_TIMEOUT"] ?? TIMEOUT_SECONDS);
  return Number.isFinite(asked) && asked > 0 ? asked : TIMEOUT_SECONDS;
}

/**
 * Brings the objects of refs here and changes nothing else: no branch, no remote-tracking branch, no FETCH_HEAD. A
 * later `git fetch` finds them here already.
 */
export const fetchRefs = (root: string, remote: string, refs: readonly string[]): RemoteAnswer =>
  askRemote(root, [
    ...["-c", "maintenance.auto=false", "-c", "gc.auto=0"],
    ...["fetch", "--quiet", "--no-tags", "--no-prune", "--no-recurse-submodules"],
    ...["--no-write-fetch-head", "--refmap=", remote, ...refs],
  ]);
