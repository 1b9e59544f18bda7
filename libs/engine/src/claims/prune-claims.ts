import { type Result, refusal, success } from "@berth/registry";
import { unreachable } from "./ask-remote.ts";
import { refused } from "./claim-ports.ts";
import type { DoneClaim } from "./find-done-claims.ts";
import { causesOf, isRace, pushClaims } from "./push-claims.ts";

/**
 * Removes claims from the remote, each at the hash that was read: one that was made again since then stays. Returns the
 * removed claims. CLAIM_FAILED if the remote cannot be reached or keeps its claims.
 */
export function pruneClaims(root: string, remote: string, done: readonly DoneClaim[]): Result<DoneClaim[]> {
  if (done.length === 0) return success([]);
  const pushes = done.map(({ claim }) => ({ port: claim.port, expected: claim.hash }));
  const pushed = pushClaims(root, remote, pushes, { atomic: false });
  const causes = causesOf(pushed).filter((reason) => !isRace(reason));
  if (causes.length > 0) {
    const kept = pushes.map(({ port }) => port).filter((port) => !pushed.done.includes(port));
    return refusal(refused(remote, kept, causes, pushed.remarks));
  }
  if (!pushed.ok && pushed.rejections.length === 0) return refusal(unreachable(remote, pushed));
  return success(done.filter(({ claim }) => pushed.done.includes(claim.port)));
}
