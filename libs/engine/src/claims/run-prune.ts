import { recover } from "@berth/commit";
import { type Result, refusal } from "@berth/registry";
import { locateWorkspace } from "../git/locate-workspace.ts";
import { lockWorkspace } from "../run/lock-workspace.ts";
import type { RunOptions } from "../run/run-request.ts";
import { whyUnsettled } from "../run/why-unsettled.ts";
import { claimFailed } from "./ask-remote.ts";
import { type DoneClaim, findDoneClaims } from "./find-done-claims.ts";
import { claimRemote } from "./list-claims-of.ts";
import { pruneClaims } from "./prune-claims.ts";

/**
 * Drops the claims that have done their work, and returns them; only looks in a dry run. Under the workspace lock: a run
 * that has claimed its number and not written it yet is a claim whose number is nowhere.
 */
export async function runPrune(root: string, options: RunOptions): Promise<Result<DoneClaim[]>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { git, state } = places.value;
  const remote = claimRemote(root);
  if (!remote.ok) return remote;
  if (!git) return refusal(claimFailed(`There is no git repository here to reach ${remote.value} from.`));
  if (options.dryRun) {
    const unsettled = whyUnsettled(state);
    return unsettled.length > 0 ? refusal(...unsettled) : findDoneClaims(root, git, remote.value);
  }
  const lock = await lockWorkspace(state, options.command);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    const done = findDoneClaims(root, git, remote.value);
    return done.ok ? pruneClaims(root, remote.value, done.value) : done;
  } finally {
    lock.value.release();
  }
}
