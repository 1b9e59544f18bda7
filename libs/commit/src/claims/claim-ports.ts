import { randomBytes } from "node:crypto";
import { type Result, refusal, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { type GitAnswer, runGit } from "../git/run-git.ts";
import { claimRef, NETWORK_TIMEOUT_MS } from "./claim-ref.ts";
import { cloneId } from "./clone-id.ts";
import { unreachable } from "./list-claims.ts";

/** How an attempt to claim ended. */
export type ClaimOutcome =
  /** All numbers are ours. `release` gives them back, for a run that fails behind this point; it never fails. */
  | { kind: "claimed"; release(): void }
  /** Somebody was faster with at least one of them; none is ours. */
  | { kind: "lost" };

/**
 * Claims the numbers on the remote, all or none: one atomic push of refs that must not exist yet. The remote is the lock
 * between clones; it keeps a commit without files whose message says who claimed what.
 */
export function claimPorts(
  root: string,
  git: GitPlaces,
  remote: string,
  service: string,
  ports: readonly number[],
): Result<ClaimOutcome> {
  const made = makeClaim(root, git, service, ports);
  if (!made.ok) return refusal(unreachable(remote, made.stderr));
  const hash = made.stdout.toString().trim();
  // An empty expectation means: only if there is no such ref.
  const push = (source: string, expected: string) =>
    runGit(
      root,
      [
        "push",
        "--atomic",
        "--porcelain",
        "--no-verify",
        ...ports.map((port) => `--force-with-lease=${claimRef(port)}:${expected}`),
        remote,
        ...ports.map((port) => `${source}:${claimRef(port)}`),
      ],
      { timeoutMs: NETWORK_TIMEOUT_MS },
    );
  const pushed = push(hash, "");
  if (pushed.ok) return success({ kind: "claimed", release: () => void push("", hash) });
  // A line that begins with ! is the remote's refusal of one ref: it exists by now.
  if (/^!\t/m.test(pushed.stdout.toString())) return success({ kind: "lost" });
  return refusal(unreachable(remote, pushed.stderr));
}

/** A commit of the empty tree, as every server takes it. The random line keeps two claims from being one object. */
function makeClaim(
  root: string,
  git: GitPlaces,
  service: string,
  ports: readonly number[],
): GitAnswer {
  const tree = runGit(root, ["mktree"]);
  if (!tree.ok) return tree;
  const nonce = randomBytes(8).toString("hex");
  const message = `${service}: ${ports.join(" ")}\n\nclone ${cloneId(git)}\nnonce ${nonce}`;
  const commit = (...identity: string[]) =>
    runGit(root, [...identity, "commit-tree", tree.stdout.toString().trim(), "-m", message]);
  const own = commit();
  // A build machine has no identity; the claim is as good without one.
  return own.ok ? own : commit("-c", "user.name=berth", "-c", "user.email=berth@localhost");
}
