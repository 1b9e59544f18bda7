import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeWorkspace, type Workspace } from "@berth/e2e/workspace";

/** A copy of this workspace for one row, and how it becomes as it was committed. */
export interface Copy extends Workspace {
  clean(): void;
}

/** Makes the copy; what `arrange` writes into it is committed. */
export async function openCopy(arrange?: (workspace: Workspace) => Promise<void> | void): Promise<Copy> {
  const workspace = makeWorkspace();
  try {
    await arrange?.(workspace);
    workspace.git("add", "-A");
    workspace.git("commit", "-q", "--allow-empty", "-m", "arranged");
  } catch (error) {
    workspace.remove();
    throw error;
  }
  const clean = () => {
    workspace.git("checkout", "-q", ".");
    workspace.git("clean", "-qfd");
    // Numbers that a run claimed, and what it keeps beside git's own files.
    rmSync(join(workspace.root, ".git/berth"), { recursive: true, force: true });
  };
  return { ...workspace, clean };
}

/** Removes all that a row has set up. */
export const removing =
  (...parts: { remove(): void }[]) =>
  (): void => {
    for (const part of parts) part.remove();
  };
