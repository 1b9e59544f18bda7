import { derivedFilesFor, type Result, refusal, type Settings, SPEC_PATH, success } from "@berth/registry";
import { addLines, changeFile, type Plan, sealPlan } from "@berth/scaffold";
import { runGit } from "../git/run-git.ts";
import { readFiles } from "../run/read-files.ts";
import { settingsIn } from "../run/settings-in.ts";
import { type RunOptions, underLock } from "../run/under-lock.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";

/** git calls the driver from the top level; in a workspace below it, `npx` has to be told where Berth is. */
const driverFor = (prefix: string) => {
  const place = prefix === "" ? "" : `--prefix '${prefix.slice(0, -1).replaceAll("'", "'\\''")}' `;
  return {
    "merge.berth.name": "the port registry, merged row by row",
    "merge.berth.driver": `npx --no-install ${place}berth merge-driver %O %A %B %P`,
  };
};

/**
 * Makes plain `git merge` and `git rebase` resolve the registry: the repository's config defines the driver (once in
 * each clone: git takes no programs from a repository), .gitattributes names it (to be committed, for all).
 */
export function installDriver(root: string, options: RunOptions): Promise<Result<Plan>> {
  return underLock(root, options, ({ commit, git }) => {
    if (!git) return refusal(notSet("There is no git repository here; nothing was changed."));
    const plan = planFor(root);
    if (!plan.ok) return plan;
    // First, because by itself it does nothing: a failure of either step changes no merge.
    for (const [key, value] of options.dryRun ? [] : Object.entries(driverFor(git.prefix))) {
      const set = runGit(root, ["config", "--local", key, value]);
      if (!set.ok) return refusal(notSet(`git config ${key} could not be set: ${set.stderr.trim()}`));
    }
    const committed = commit(plan.value);
    return committed.ok ? plan : committed;
  });
}

const notSet = (message: string) => ({ code: "COMMIT_FAILED", message }) as const;

function planFor(root: string): Result<Plan> {
  const reader = readerOfDisk(root);
  const files = readFiles(reader, [ATTRIBUTES_PATH]);
  return files.ok ? success(planAttributes(files.value[ATTRIBUTES_PATH], settingsIn(reader))) : files;
}

export const ATTRIBUTES_PATH = ".gitattributes";

/** The plan that makes .gitattributes name the driver for the spec and all that is derived from it. */
function planAttributes(current: string | undefined, settings: Settings): Plan {
  const lines = [SPEC_PATH, ...derivedFilesFor(settings).map(({ path }) => path)].map((path) => `/${path} merge=berth`);
  const after = addLines(current, lines);
  return sealPlan({
    title: "resolve --install",
    service: "",
    ports: [],
    changes: changeFile({ files: { [ATTRIBUTES_PATH]: current } }, ATTRIBUTES_PATH, after),
    notes: [],
  });
}
