import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { SPEC_PATH } from "@berth/registry";
import type { CreateNodesV2, ProjectConfiguration } from "@nx/devkit";
import { readService } from "./read-service.ts";
import { serviceTargets } from "./service-targets.ts";

/**
 * Gives targets to every service, by inference: a project with the tag `berth:service`, in any folder. What its own
 * file says wins. The spec's folder is a project, too, for `nx check port-registry`; one at the root would own every
 * file, and be affected by every change.
 */
export const createNodes: CreateNodesV2 = [
  `{${SPEC_PATH},*/**/${SPEC_PATH},*/**/project.json,*/**/package.json}`,
  (files, _options, { workspaceRoot }) =>
    files.flatMap((file) => {
      const root = dirname(file).replaceAll("\\", "/");
      const nodes = (...projects: Partial<ProjectConfiguration>[]) =>
        projects.map((project) => [file, { projects: { [root]: { ...project, root } } }] as const);
      if (basename(file) !== basename(SPEC_PATH)) {
        const service = readService(workspaceRoot, file);
        if (!service) return [];
        const targets = { targets: serviceTargets() };
        // Nx reads every project.json, but a package.json only where the package manager does.
        return basename(file) === "project.json" ? nodes(targets) : nodes(targets, service);
      }
      if (root === dirname(SPEC_PATH)) return nodes(registryProject());
      refuseWorktree(workspaceRoot, dirname(root));
      return [];
    }),
];

/**
 * The name of the same value until Nx 22.
 * @alias
 */
export const createNodesV2 = createNodes;

/**
 * Another workspace below this one brings no projects of ours. If it lies in a worktree of this very repository, Nx
 * finds every project a second time and stops; this names the cause.
 */
function refuseWorktree(workspaceRoot: string, folder: string): void {
  const parts = folder.split("/");
  const above = parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  const worktree = above.find((path) => isLinkedWorktree(join(workspaceRoot, path)));
  if (worktree === undefined) return;
  throw new Error(
    `${worktree} is a git worktree inside this workspace, so Nx finds every project twice. ` +
      `Add the line /${worktree}/ to .nxignore, or move it: git worktree move ${worktree} <folder outside>`,
  );
}

/** A submodule has a .git file, too; only that of a worktree leads to a folder of worktrees. */
function isLinkedWorktree(folder: string): boolean {
  try {
    return /^gitdir: .*[\\/]worktrees[\\/][^\\/]+\s*$/.test(readFileSync(join(folder, ".git"), "utf8"));
  } catch {
    return false;
  }
}

/** Not cached: git's history, the journal and the folders are no inputs that Nx could hash. */
const registryProject = () => ({
  name: "port-registry",
  targets: {
    check: {
      executor: "nx:run-commands",
      options: { command: "berth check", cwd: "{workspaceRoot}" },
    },
  },
});
