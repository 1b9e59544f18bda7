import { askRemote, type RemoteAnswer } from "./ask-remote.ts";

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
