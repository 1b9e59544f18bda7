import { existsSync } from "node:fs";
import { join } from "node:path";
import { COULD_NOT, DONE, exitStatusOf, type Failure, renderFailures } from "@berth/registry";
import { findFaults } from "./find-faults.ts";
import { firstBranch, makeFirstCommit } from "./make-first-commit.ts";
import { renderReady } from "./render-ready.ts";
import type { Wish, World } from "./world.ts";

/** How it ended: an exit status as those of `berth`, and what to print. */
export interface Ending {
  status: number;
  text: string;
}

/** Makes a workspace with Berth, its first service and its first commit. Refuses before it makes anything. */
export async function createBerth(wish: Wish, world: World): Promise<Ending> {
  const { cwd, git, packageManager } = world;
  const checked = findFaults(wish, world);
  if (!checked.ok) return { status: exitStatusOf(checked.failures), text: renderFailures(checked.failures) };
  const { firstRange } = checked.value;
  const { name, service } = wish;
  const root = join(cwd, name);
  const branch = firstBranch(git, cwd);
  try {
    await world.createEmpty({ name, packageManager, branch, ranges: wish.ranges });
  } catch (error) {
    return couldNot(name, existsSync(root), "The workspace could not be created.", messageOf(error));
  }
  const added = service === undefined ? undefined : world.addFirstService(root, service, firstRange);
  if (added && !added.isMade) return couldNot(name, true, `The service ${service} could not be added.`, added.output);
  const commit = makeFirstCommit(git, root, branch, "chore: create the workspace with create-berth");
  return {
    status: commit.kind === "failed" ? COULD_NOT : DONE,
    text: renderReady({ name, packageManager, commit, firstRange, ...(service !== undefined && { service }) }),
  };
}

/** Says what is left behind, since the same command refuses a folder that exists. */
function couldNot(name: string, isLeft: boolean, message: string, output: string): Ending {
  const failure: Failure = {
    code: "CREATE_FAILED",
    message,
    details: output.split("\n").map((line) => line.trimEnd()),
    fix: isLeft
      ? `The folder ${name} is unfinished. Delete it, remove the cause, then run the same command again.`
      : "Nothing was left behind. Remove the cause, then run the same command again.",
  };
  return { status: COULD_NOT, text: renderFailures([failure]) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
