import type { FirstService } from "./add-first-service.ts";
import type { WorkspaceRequest } from "./create-empty.ts";
import type { Git } from "./git.ts";
import type { PackageManager } from "./package-manager.ts";

/** What a person wants, after all questions. */
export interface Wish {
  name: string;
  ranges: string;
  /** The first service; none where it is undefined. */
  service?: string;
}

/** What creating a workspace acts on; tests put in their own. */
export interface World {
  /** Absolute path of the folder that the workspace's folder goes into. */
  cwd: string;
  packageManager: PackageManager;
  git: Git;
  createEmpty(request: WorkspaceRequest): Promise<void>;
  addFirstService(root: string, name: string, range: string): FirstService;
}
