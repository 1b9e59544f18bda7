import { commitPlan, recover } from "@berth/commit";
import { type Result, refusal, success } from "@berth/registry";
import type { Plan } from "@berth/scaffold";
import { locateWorkspace } from "../git/locate-workspace.ts";
import { runGit } from "../git/run-git.ts";
import { lockWorkspace } from "../run/lock-workspace.ts";
import { readFiles } from "../run/read-files.ts";
import type { RunOptions } from "../run/run-request.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";
import { ATTRIBUTES_PATH, planAttributes } from "./plan-attributes.ts";

/** git calls the driver from the top level; in a workspace below it, `npx` has to be told where Berth is. */
const driverFor = (prefix: string) => ({
  "merge.berth.name": "the port registry, merged by meaning",
  "merge.berth.driver": `npx --no-install ${prefix === "" ? "" : `--prefix '${prefix.slice(0, -1).replaceAll("'", "'\\''")}' `}berth merge-driver %O %A %B %P`,
});

/**
 * Makes plain `git merge` and `git rebase` resolve the registry: the repository's config defines the driver (in each clone
 * anew: git takes no programs from a repository), .gitattributes names it (to be committed, for all).
 */
export async function installDriver(root: string, { command, dryRun = false }: RunOptions): Promise<Result<Plan>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { git, state } = places.value;
  if (!git)
    return refusal({
      code: "COMMIT_FAILED",
      message: "There is no git repository here; nothing was changed.",
    });
  if (dryRun) return planFor(root);
  const lock = await lockWorkspace(state, command);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    const plan = planFor(root);
    if (!plan.ok) return plan;
    // First, because by itself it does nothing: a failure of either step changes no merge.
    for (const [key, value] of Object.entries(driverFor(git.prefix))) {
      const set = runGit(root, ["config", "--local", key, value]);
      if (!set.ok)
        return refusal({
          code: "COMMIT_FAILED",
          message: `git config ${key} could not be set: ${set.stderr.trim()}`,
        });
    }
    if (plan.value.changes.length > 0) {
      const committed = commitPlan(root, state, plan.value);
      if (!committed.ok) return committed;
    }
    return plan;
  } finally {
    lock.value.release();
  }
}

function planFor(root: string): Result<Plan> {
  const files = readFiles(readerOfDisk(root), [ATTRIBUTES_PATH]);
  return files.ok ? success(planAttributes(files.value[ATTRIBUTES_PATH])) : files;
}
