import { type Result, success, type TakenElsewhere } from "@berth/registry";
import type { Snapshot } from "@berth/scaffold";
import type { GitPlaces } from "../git/locate-git.ts";
import { listLanded } from "./list-landed.ts";
import { readRemote } from "./read-remote.ts";

/**
 * The snapshot with what is taken on the remote: by its default branch, which this clone may not have seen yet, and by
 * claims. CLAIM_FAILED where the remote can't be reached.
 */
export function withRemoteTaken(
  root: string,
  git: GitPlaces | undefined,
  remote: string,
  snapshot: Snapshot,
): Result<Snapshot> {
  if (!git) {
    const blind = `There is no git repository here, so nothing is claimed on ${remote}.`;
    return success({ ...snapshot, blindSpots: [...snapshot.blindSpots, blind] });
  }
  const state = readRemote(root, remote);
  if (!state.ok) return state;
  const landed = listLanded(root, git, remote, state.value.tip);
  if (!landed.ok) return landed;
  // In the order of how much they say: what is seen here first.
  const all: TakenElsewhere[] = [
    ...snapshot.elsewhere,
    ...landed.value.map(({ port, service = "a service" }) => ({
      port,
      holder: `${service} on the default branch of ${remote}`,
    })),
    ...state.value.claims.map(({ port }) => ({ port, holder: `a claim on ${remote}` })),
  ];
  const taken = new Map(all.reverse().map((other) => [other.port, other]));
  return success({ ...snapshot, elsewhere: [...taken.values()].sort((a, b) => a.port - b.port) });
}
