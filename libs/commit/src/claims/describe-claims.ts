import { type Result, success } from "@berth/registry";
import { runGit } from "../git/run-git.ts";
import { CLAIMS, NETWORK_TIMEOUT_MS } from "./claim-ref.ts";
import { type Claim, listClaims, unreachable } from "./list-claims.ts";

/** A claim with what its commit tells. */
export interface DescribedClaim extends Claim {
  service: string;
  by: string;
  /** ISO date of the claim. */
  date: string;
  /** The `cloneId` of where it was made. */
  clone: string;
}

/** All claims on the remote with who made them, for people. Fetches their commits, which are empty, and keeps no ref. */
export function describeClaims(root: string, remote: string): Result<DescribedClaim[]> {
  const claims = listClaims(root, remote);
  if (!claims.ok || claims.value.length === 0) return claims.ok ? success([]) : claims;
  const fetched = runGit(
    root,
    [
      "fetch",
      "--quiet",
      "--no-tags",
      "--no-write-fetch-head",
      remote,
      ...claims.value.map(({ port }) => `${CLAIMS}${port}`),
    ],
    {
      timeoutMs: NETWORK_TIMEOUT_MS,
    },
  );
  if (!fetched.ok) return { ok: false, failures: [unreachable(remote, fetched.stderr)] };
  return success(claims.value.map((claim) => ({ ...claim, ...readClaim(root, claim.hash) })));
}

function readClaim(root: string, hash: string): Omit<DescribedClaim, keyof Claim> {
  const shown = runGit(root, ["show", "--no-patch", "--format=%s%x00%an%x00%as%x00%b", hash]);
  const [subject = "", by = "", date = "", body = ""] = shown.stdout.toString().split("\0");
  const clone = /^clone ([0-9a-f]+)$/m.exec(body)?.[1] ?? "";
  return { service: subject.split(":")[0] ?? "", by, date, clone };
}
