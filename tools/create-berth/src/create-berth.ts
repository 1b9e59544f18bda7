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
  const { name, ranges, service } = wish;
  const root = join(cwd, name);
  const branch = firstBranch(git, cwd);
  try {
    const range = service === undefined ? undefined : firstRange;
    await world.create({ name, packageManager, branch, ranges, service, range });
  } catch (error) {
    return couldNot(name, existsSync(root), messageOf(error));
  }
  const commit = makeFirstCommit(git, root, branch, "chore: create the workspace with create-berth");
  return {
    status: commit.kind === "failed" ? COULD_NOT : DONE,
    text: renderReady({ name, packageManager, commit, firstRange, service }),
  };
}

/** Says what is left behind, since the same command refuses a folder that exists. */
function couldNot(name: string, isLeft: boolean, output: string): Ending {
  const left = isLeft ? `The folder ${name} is unfinished: delete it.` : "Nothing was left behind.";
  const cause = OFFLINE.test(output)
    ? "The package registry does not answer. Check the network and the registry that your package manager uses"
    : "Remove the cause";
  const failure: Failure = {
    code: "CREATE_FAILED",
    message: "The workspace could not be created.",
    details: output.split("\n").map((line) => line.trimEnd()),
    fix: `${left} ${cause}, then run the same command again.`,
  };
  return { status: COULD_NOT, text: renderFailures([failure]) };
}

/** How Node and the package managers name an address that gives no answer. */
const OFFLINE = /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ConnectionRefused|EHOSTUNREACH|ENETUNREACH/;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
