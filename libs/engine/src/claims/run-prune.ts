import { type Result, refusal } from "@berth/registry";
import { type RunOptions, underLock } from "../run/under-lock.ts";
import { claimFailed } from "./ask-remote.ts";
import { type DoneClaim, findDoneClaims } from "./find-done-claims.ts";
import { claimRemote } from "./list-claims-of.ts";
import { pruneClaims } from "./prune-claims.ts";

/**
 * Drops the claims that are no longer needed, and returns them; a dry run only lists them. Under the workspace lock: a
 * run that has claimed its port and not written it yet has a claim whose port is not in use.
 */
export function runPrune(root: string, options: RunOptions): Promise<Result<DoneClaim[]>> {
  return underLock(root, options, ({ git }) => {
    const remote = claimRemote(root);
    if (!remote.ok) return remote;
    if (!git) return refusal(claimFailed(`There is no git repository here to reach ${remote.value} from.`));
    const done = findDoneClaims(root, git, remote.value);
    return done.ok && !options.dryRun ? pruneClaims(root, remote.value, done.value) : done;
  });
}
