import { DERIVED_FILES, type Result, refusal, SPEC_PATH, success } from "@berth/registry";
import { hashText, type Plan, sealPlan } from "@berth/scaffold";
import { commitPlan } from "../commit-plan.ts";
import { locateGit } from "../git/locate-git.ts";
import { runGit } from "../git/run-git.ts";
import { locateState } from "../locate-state.ts";
import { lockWorkspace } from "../run/lock-workspace.ts";
import { readerOfDisk } from "../run/workspace-reader.ts";

const ATTRIBUTES = ".gitattributes";

const DRIVER = {
  "merge.berth.name": "the port registry, merged by meaning",
  "merge.berth.driver": "npx --no-install berth merge-driver %O %A %B %P",
};

/**
 * Makes plain `git merge` and `git rebase` resolve the registry: .gitattributes names the driver (to be committed, for
 * all), the repository's config defines it (in each clone anew: git takes no programs from a repository).
 */
export async function installDriver(root: string, command: string): Promise<Result<Plan>> {
  const git = locateGit(root);
  if (!git)
    return refusal({
      code: "COMMIT_FAILED",
      message: "There is no git repository here; nothing was changed.",
    });
  const state = locateState(root, git);
  const lock = await lockWorkspace(state, command);
  if (!lock.ok) return lock;
  try {
    const plan = planAttributes(readerOfDisk(root).read(ATTRIBUTES));
    if (plan.changes.length > 0) {
      const committed = commitPlan(root, state, plan);
      if (!committed.ok) return committed;
    }
    for (const [key, value] of Object.entries(DRIVER)) {
      const set = runGit(root, ["config", "--local", key, value]);
      if (!set.ok)
        return refusal({
          code: "COMMIT_FAILED",
          message: `git config ${key} could not be set: ${set.stderr.trim()}`,
        });
    }
    return success(plan);
  } finally {
    lock.value.release();
  }
}

function planAttributes(current: string | undefined): Plan {
  const lines = [SPEC_PATH, ...DERIVED_FILES.map(({ path }) => path)].map(
    (path) => `/${path} merge=berth`,
  );
  const missing = lines.filter((line) => !current?.split(/\r?\n/).includes(line));
  const gap = current === undefined || current === "" || current.endsWith("\n") ? "" : "\n";
  const after = `${current ?? ""}${gap}${missing.join("\n")}\n`;
  const change = {
    path: ATTRIBUTES,
    kind: current === undefined ? "create" : "update",
    ...(current !== undefined && { before: hashText(current) }),
    after,
  } as const;
  return sealPlan({
    title: "resolve --install",
    service: "",
    ports: [],
    changes: missing.length > 0 ? [change] : [],
    notes: [],
  });
}
