import { type Result, scanPorts, success, type TakenElsewhere } from "@berth/registry";
import type { GitPlaces } from "./locate-git.ts";
import { readRefs } from "./read-refs.ts";
import { readWorktrees } from "./read-worktrees.ts";

/** What this working copy doesn't show of the registry. */
export interface Surroundings {
  /** Ports that other branches and worktrees have, each with the first place it was seen at. */
  elsewhere: TakenElsewhere[];
  /** Where git couldn't look, in words. */
  blindSpots: string[];
}

/**
 * Every port that is taken anywhere git can see from here: local branches, remote-tracking branches, the working copies
 * of linked worktrees. A few milliseconds each, whatever the number of branches: two calls of git and a text scan.
 * GIT_FAILED where git can't list the branches.
 */
export function lookAround(root: string, git: GitPlaces | undefined): Result<Surroundings> {
  if (!git) return success({ elsewhere: [], blindSpots: [] });
  const worktrees = readWorktrees(root, git);
  if (!worktrees.ok) return worktrees;
  const refs = readRefs(root, git);
  if (!refs.ok) return refs;
  const taken = new Map<number, TakenElsewhere>();
  let seen = "";
  for (const { text, where } of [...worktrees.value.specs, ...refs.value.specs]) {
    for (const { port, service } of scanPorts(text, seen))
      if (!taken.has(port)) taken.set(port, { port, holder: `${service ?? "a service"} ${where}`, service });
    seen = text;
  }
  const elsewhere = [...taken.values()].sort((a, b) => a.port - b.port);
  return success({ elsewhere, blindSpots: [...worktrees.value.blindSpots, ...refs.value.blindSpots] });
}
