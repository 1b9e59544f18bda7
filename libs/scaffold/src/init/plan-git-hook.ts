import type { FileWrite } from "../plans/plan.ts";
import { changeFile } from "../plans/seal-plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { addLines } from "./add-lines.ts";

const HUSKY_PATH = ".husky/pre-commit";
const OWN_PATH = ".githooks/pre-commit";

/** The files that a pre-commit hook may be in. */
export const GIT_HOOK_PATHS = [HUSKY_PATH, OWN_PATH];

interface GitHookPlan {
  changes: FileWrite[];
  notes: string[];
}

/** The hook that checks what is staged: in husky's, where that is used, else in a file of its own. */
export function planGitHook(snapshot: Snapshot): GitHookPlan {
  const { files, rootNames } = snapshot;
  const command = rootNames.includes("package.json") ? "npx --no-install berth pre-commit" : "berth pre-commit";
  if (rootNames.includes(".husky")) {
    const current = files[HUSKY_PATH];
    const isThere = current?.includes("berth pre-commit");
    return { changes: isThere ? [] : changeFile(snapshot, HUSKY_PATH, addLines(current, [command])), notes: [] };
  }
  if (files[OWN_PATH] !== undefined) {
    const isThere = files[OWN_PATH].includes("berth pre-commit");
    return {
      changes: [],
      notes: isThere ? [] : [`${OWN_PATH} is there and stays as it is. Add this line to it: ${command}`],
    };
  }
  return {
    changes: [
      {
        path: OWN_PATH,
        kind: "create",
        after: `#!/bin/sh\n# In use after: git config core.hooksPath .githooks\nexec ${command}\n`,
        isExecutable: true,
      },
    ],
    notes: [`Each clone switches ${OWN_PATH} on with: git config core.hooksPath .githooks`],
  };
}
