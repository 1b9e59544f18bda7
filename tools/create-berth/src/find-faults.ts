import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Failure, findNameFault, type Result, refusal, success } from "@berth/registry";
import { findGitFault } from "./find-git-fault.ts";
import { findWorkspaceFault } from "./find-workspace-fault.ts";
import { firstRangeOf } from "./first-range-of.ts";
import type { Wish, World } from "./world.ts";

/** What is checked before anything is made: every fault at once, or the id of the first range. */
export function findFaults(wish: Wish, { cwd, git }: World): Result<{ firstRange: string }> {
  const firstRange = firstRangeOf(wish.ranges);
  const faults = [
    findPathFault(cwd),
    findOuterFault(cwd),
    findWorkspaceFault(cwd, wish.name),
    wish.service === undefined ? undefined : findNameFault(wish.service),
    ...(firstRange.ok ? [] : firstRange.failures),
    findGitFault(git, cwd),
  ].filter((fault) => fault !== undefined);
  return faults.length > 0 || !firstRange.ok ? refusal(...faults) : success({ firstRange: firstRange.value });
}

/** create-nx-workspace puts the path in double quotes into a shell command, which these would break out of. */
function findPathFault(cwd: string): Failure | undefined {
  const [offender] = /["$`]/.exec(cwd) ?? [];
  if (offender === undefined) return undefined;
  return {
    code: "PATH_UNSAFE",
    message: `The path of this folder contains ${offender}, which create-nx-workspace can't handle: ${cwd}`,
    fix: "Run the command in another folder.",
  };
}

/** A workspace in a workspace: Nx would find its projects in both, and two specs would assign the same ports. */
function findOuterFault(cwd: string): Failure | undefined {
  if (!existsSync(join(cwd, "nx.json"))) return dirname(cwd) === cwd ? undefined : findOuterFault(dirname(cwd));
  return {
    code: "FILE_EXISTS",
    message: `${cwd} is an Nx workspace already. Nothing was changed.`,
    fix: "Run the command in a folder outside of it. To add Berth to it, run there: npx nx add nx-berth",
  };
}
