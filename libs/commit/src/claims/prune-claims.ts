import { type Result, refusal, SPEC_PATH, scanPorts, success } from "@berth/registry";
import { locateGit } from "../git/locate-git.ts";
import { lookAround } from "../git/look-around.ts";
import { readGit, runGit } from "../git/run-git.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { claimRef, NETWORK_TIMEOUT_MS } from "./claim-ref.ts";
import { cloneId } from "./clone-id.ts";
import { type DescribedClaim, describeClaims } from "./describe-claims.ts";
import { unreachable } from "./list-claims.ts";

export interface PrunedClaim {
  claim: DescribedClaim;
  why: string;
}

/**
 * Drops the claims that have done their work: those whose number has landed on the remote's default branch, and those
 * made in this clone whose number is on none of its branches and in none of its worktrees any more. What others claimed
 * and have not pushed yet can't be seen from here; it is theirs to drop. Each claim is removed at the hash that was looked
 * at, so that a new claim of the same number is never hit. Only for the holder of the workspace lock.
 */
export function pruneClaims(root: string, remote: string, dryRun: boolean): Result<PrunedClaim[]> {
  const git = locateGit(root);
  if (!git) return success([]);
  const fetched = runGit(root, ["fetch", "--quiet", "--no-tags", remote], {
    timeoutMs: NETWORK_TIMEOUT_MS,
  });
  if (!fetched.ok) return refusal(unreachable(remote, fetched.stderr));
  const claims = describeClaims(root, remote);
  if (!claims.ok) return claims;
  const portsAt = (revision: string) =>
    portsOf(specAt(root, `${revision}:${git.prefix}${SPEC_PATH}`));
  const landed = new Set(portsAt(defaultBranch(root, remote)));
  const around = lookAround(root, git).elsewhere.map(({ port }) => port);
  const copy = readerOfDisk(root).read(SPEC_PATH) ?? "";
  const inUse = new Set([...around, ...portsAt("HEAD"), ...portsOf(copy)]);
  const own = cloneId(git);
  const done = claims.value.flatMap((claim): PrunedClaim[] => {
    if (landed.has(claim.port)) return [{ claim, why: "it is in the spec on the default branch" }];
    if (inUse.has(claim.port) || claim.clone !== own) return [];
    return [{ claim, why: `${claim.service} is on no branch of this clone any more` }];
  });
  if (dryRun || done.length === 0) return success(done);
  const pushed = runGit(
    root,
    [
      "push",
      "--porcelain",
      "--no-verify",
      ...done.map(({ claim }) => `--force-with-lease=${claimRef(claim.port)}:${claim.hash}`),
      remote,
      ...done.map(({ claim }) => `:${claimRef(claim.port)}`),
    ],
    { timeoutMs: NETWORK_TIMEOUT_MS },
  );
  return pushed.ok ? success(done) : refusal(unreachable(remote, pushed.stderr));
}

function specAt(root: string, revision: string): string {
  const blob = readGit(root, ["cat-file", "blob", revision]);
  return blob.ok ? blob.stdout.toString() : "";
}

function defaultBranch(root: string, remote: string): string {
  const candidates = ["HEAD", "main", "master"].map((branch) => `${remote}/${branch}`);
  return (
    candidates.find((branch) => readGit(root, ["rev-parse", "--verify", "--quiet", branch]).ok) ??
    "HEAD"
  );
}

const portsOf = (text: string): number[] => scanPorts(text).map(({ port }) => port);
