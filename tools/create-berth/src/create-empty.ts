import { createWorkspace } from "create-nx-workspace";
import manifest from "../package.json" with { type: "json" };
import type { PackageManager } from "./package-manager.ts";

/** What a new workspace is created from, checked, because create-nx-workspace puts it in shell commands. */
export interface WorkspaceRequest {
  name: string;
  packageManager: PackageManager;
  /** The branch that Nx compares with. */
  branch: string;
  /** As the preset takes them. */
  ranges: string;
}

/**
 * Makes the workspace in a folder of the working directory, packages installed, Berth set up; without git. Throws what
 * create-nx-workspace throws.
 */
export async function createEmpty({ branch, name, packageManager, ranges }: WorkspaceRequest): Promise<void> {
  // Without a version Nx takes the newest preset, which another create-berth was made for.
  await createWorkspace(`nx-berth@${manifest.version}`, {
    name,
    packageManager,
    ranges,
    defaultBase: branch,
    nxCloud: "skip",
    analytics: false,
    interactive: false,
    skipGit: true,
    trustThirdPartyPreset: true,
  });
}
