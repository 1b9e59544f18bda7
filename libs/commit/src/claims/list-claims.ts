import { type Failure, type Result, refusal, success } from "@berth/registry";
import { runGit } from "../git/run-git.ts";
import { CLAIMS, NETWORK_TIMEOUT_MS } from "./claim-ref.ts";

/** A number that somebody has claimed on the remote. */
export interface Claim {
  port: number;
  /** The object that the claim's ref points to; a claim is only ever removed at this hash. */
  hash: string;
}

/** All claims on the remote, ascending; or CLAIM_FAILED where it can't be reached. */
export function listClaims(root: string, remote: string): Result<Claim[]> {
  const listed = runGit(root, ["ls-remote", "--quiet", remote, `${CLAIMS}*`], {
    timeoutMs: NETWORK_TIMEOUT_MS,
  });
  if (!listed.ok) return refusal(unreachable(remote, listed.stderr));
  const rows = listed.stdout.toString().matchAll(/^([0-9a-f]+)\trefs\/berth\/ports\/(\d{1,5})$/gm);
  const claims = [...rows].map(([, hash = "", port]) => ({ port: Number(port), hash }));
  return success(claims.sort((a, b) => a.port - b.port));
}

export const unreachable = (remote: string, stderr: string): Failure => ({
  code: "CLAIM_FAILED",
  message: `${remote}, on which numbers are claimed (settings.reserve), can't be used: ${reasonOf(stderr)}. Nothing was changed.`,
  fix: "Put the connection right, or leave the claim out with --no-reserve and settle a collision when merging.",
});

/** git's own last word on it; empty where it was stopped for taking too long. */
function reasonOf(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => /^(?:fatal|error|remote|ssh): ?/.test(line));
  return (
    lines[0]?.replace(/^(?:fatal|error): /, "").replace(/\.$/, "") ??
    `no answer within ${NETWORK_TIMEOUT_MS / 1000} s`
  );
}
