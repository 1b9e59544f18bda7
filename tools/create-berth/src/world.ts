import type { PackageManagerName } from "@berth/scaffold";
import type { WorkspaceRequest } from "./create-workspace.ts";
import type { Git } from "./git.ts";

/** What a person wants, after all questions. */
export interface Wish {
  name: string;
  /** The ranges of the spec, as `berth init` takes them; its default where they are undefined. */
  ranges?: string | undefined;
  /** The first service; none where it is undefined. */
  service?: string | undefined;
}

/** What creating a workspace acts on; tests put in their own. */
export interface World {
  /** Absolute path of the folder that the workspace's folder goes into. */
  cwd: string;
  packageManager: PackageManagerName;
  git: Git;
  create(request: WorkspaceRequest): Promise<void>;
}
