import { PACKAGES } from "@berth/registry";
import type { PackageManagerName } from "@berth/scaffold";
import { createWorkspace } from "create-nx-workspace";
import manifest from "../package.json" with { type: "json" };

/** What a new workspace is created from, checked, because create-nx-workspace puts it in shell commands. */
export interface WorkspaceRequest {
  name: string;
  packageManager: PackageManagerName;
  /** The branch that Nx compares with. */
  branch: string;
  /** As the preset takes them; its default where they are undefined. */
  ranges?: string | undefined;
  /** The first service, and the range of its port. */
  service?: string | undefined;
  range?: string | undefined;
}

/** How npm and pnpm hand their log level to the programs that they run. */
const LOG_LEVEL = "npm_config_loglevel";

/**
 * Makes the workspace in a folder of the working directory: packages installed, Berth set up, the first service in it;
 * without git. Throws what create-nx-workspace throws.
 */
export async function create({ branch, ...request }: WorkspaceRequest): Promise<void> {
  // A package manager that inherits "silent", as from `npm create --silent`, would fail without a reason.
  if (process.env[LOG_LEVEL] === "silent") process.env[LOG_LEVEL] = "error";
  // Without a version Nx takes the newest preset, which another create-berth was made for.
  await createWorkspace(`${PACKAGES.nx}@${manifest.version}`, {
    ...request,
    defaultBase: branch,
    nxCloud: "skip",
    analytics: false,
    interactive: false,
    skipGit: true,
    trustThirdPartyPreset: true,
  });
}
