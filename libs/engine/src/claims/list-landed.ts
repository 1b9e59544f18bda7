import { type NamedPort, type Result, refusal, SPEC_PATH, scanPorts, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { readGit } from "../git/run-git.ts";
import type { RemoteState } from "./read-remote.ts";
import { askRemote, claimFailed, fetchRefs, unreachable } from "./remote.ts";

/**
 * The ports that the spec has on the remote's default branch, as it is there now. A claim is dropped once its number
 * has landed, so a clone that was not fetched for a while knows of that number only from here.
 */
export function listLanded(
  root: string,
  { prefix }: GitPlaces,
  remote: string,
  tip: RemoteState["tip"],
): Result<NamedPort[]> {
  if (!tip) return success([]);
  const isHere = () => readGit(root, ["cat-file", "-e", `${tip.hash}^{commit}`]).ok;
  if (!isHere()) {
    const fetched = fetchRefs(root, remote, [tip.ref]);
    if (!fetched.ok) return refusal(unreachable(remote, fetched));
    if (!isHere()) return refusal(claimFailed(`The default branch of ${remote} was rewritten just now.`));
  }
  // Not readGit: a partial clone may have to get this one file.
  const blob = askRemote(root, ["cat-file", "blob", `${tip.hash}:${prefix}${SPEC_PATH}`]);
  return success(blob.ok ? scanPorts(blob.stdout.toString()) : []);
}
