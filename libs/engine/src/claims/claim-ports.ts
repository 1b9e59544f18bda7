import { randomBytes } from "node:crypto";
import { printablePhrase, type Result, refusal, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { type GitAnswer, runGit } from "../git/run-git.ts";
import { makeCloneId } from "./clone-id.ts";
import { causesOf, claimRef, isRace, pushClaims } from "./push-claims.ts";
import { claimFailed, unreachable } from "./remote.ts";

/** How an attempt to claim ended. */
export type ClaimOutcome =
  /**
   * This run has all ports. `release` drops the claims, for a run that fails later; false if it could not.
   */
  | { kind: "claimed"; release(): boolean }
  /** Another clone took at least one of them; this run has none. `causes` are git's messages. */
  | { kind: "lost"; causes: string[] };

/**
 * Claims the numbers of these services on the remote, all or none: one atomic push of refs that must not exist yet. The
 * remote is the lock between clones; it keeps a commit without files whose message says who claimed what. CLAIM_FAILED
 * where the remote can't be reached or will not have such refs.
 */
export function claimPorts(
  root: string,
  git: GitPlaces,
  remote: string,
  services: ReadonlyMap<number, string>,
): Result<ClaimOutcome> {
  const ports = [...services.keys()];
  const made = makeClaim(root, git, services);
  if (!made.ok) return refusal(claimFailed(`git cannot write the claim: ${printablePhrase(made.stderr)}.`));
  const hash = made.stdout.toString().trim();
  const all = { atomic: true };
  const claimed = pushClaims(
    root,
    remote,
    ports.map((port) => ({ port, expected: "", to: hash })),
    all,
  );
  const release = () =>
    pushClaims(
      root,
      remote,
      ports.map((port) => ({ port, expected: hash })),
      all,
    ).ok;
  if (claimed.ok) return success({ kind: "claimed", release });
  if (claimed.rejections.length === 0) return refusal(unreachable(remote, claimed));
  const causes = causesOf(claimed);
  if (causes.every(isRace)) return success({ kind: "lost", causes });
  return refusal(refused(remote, ports, causes, claimed.remarks));
}

export const refused = (remote: string, ports: readonly number[], causes: readonly string[], remarks: string[] = []) =>
  claimFailed(
    `${remote} refuses ${listRefs(ports)}: ${causes.join("; ")}.`,
    remarks.map((remark) => `remote: ${remark}`),
  );

function listRefs(ports: readonly number[]): string {
  const shown = ports.slice(0, MAX_SHOWN).map(claimRef);
  const rest = ports.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(" and ");
}

const MAX_SHOWN = 10;

/**
 * A commit of the empty tree, as every server takes it, whose message has a line for each service. The random line
 * keeps two claims from being one object.
 */
function makeClaim(root: string, git: GitPlaces, services: ReadonlyMap<number, string>): GitAnswer {
  const tree = runGit(root, ["mktree"]);
  if (!tree.ok) return tree;
  const clone = makeCloneId(root, git);
  const lines = [...(clone === undefined ? [] : [`clone ${clone}`]), `nonce ${randomBytes(8).toString("hex")}`];
  const claimed = [...services].map(([port, service]) => `${service}: ${port}`);
  const message = `${claimed.join("\n")}\n\n${lines.join("\n")}`;
  const commit = (env: NodeJS.ProcessEnv) =>
    runGit(root, ["commit-tree", tree.stdout.toString().trim(), "-m", message], { env });
  const own = commit({});
  // A build machine has no identity; the claim is as good without one.
  return own.ok ? own : commit(ANONYMOUS);
}

const ANONYMOUS = {
  GIT_AUTHOR_NAME: "berth",
  GIT_AUTHOR_EMAIL: "berth@localhost",
  GIT_COMMITTER_NAME: "berth",
  GIT_COMMITTER_EMAIL: "berth@localhost",
};
