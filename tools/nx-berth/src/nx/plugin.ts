import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SPEC_PATH } from "@berth/registry";
import type { CreateNodesV2, TargetConfiguration } from "@nx/devkit";

/**
 * The targets of every service, by inference: a folder under services/ with a project.json gets them all, so a change
 * here reaches all services at once. What a project.json says itself wins. The spec's folder is a project, too, for
 * `nx check port-registry`; one at the root would own every file, and be affected by every change.
 */
export const createNodesV2: CreateNodesV2 = [
  `{${SPEC_PATH},*/**/${SPEC_PATH},services/*/project.json}`,
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file).replaceAll("\\", "/");
      if (root.endsWith(`/${dirname(SPEC_PATH)}`)) return [file, refuseWorktree(workspaceRoot, dirname(root))] as const;
      const project = root === dirname(SPEC_PATH) ? registryProject() : { targets: serviceTargets() };
      return [file, { projects: { [root]: { root, ...project } } }] as const;
    }),
];

/**
 * The name of Nx 23 and later; both take the same signature.
 * @alias
 */
export const createNodes = createNodesV2;

/**
 * Another workspace below this one brings no projects of ours. If it lies in a worktree of this very repository, Nx
 * finds every project a second time and stops; this names the cause.
 */
function refuseWorktree(workspaceRoot: string, folder: string) {
  const parts = folder.split("/");
  const above = parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  const worktree = above.find((path) => isLinkedWorktree(join(workspaceRoot, path)));
  if (worktree === undefined) return {};
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

// Fastify and its kin are CommonJS: in an ES module bundle their `require` has to be made.
const REQUIRE_BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

function serviceTargets(): Record<string, TargetConfiguration> {
  const run = (command: string, extra: TargetConfiguration = {}): TargetConfiguration => ({
    executor: "nx:run-commands",
    options: { command, cwd: "{projectRoot}" },
    ...extra,
  });
  const cached = { cache: true, dependsOn: ["^build"] };
  return {
    build: run(
      `esbuild src/main.ts --bundle --platform=node --format=esm --target=node20 --sourcemap ` +
        `--outfile=dist/main.mjs --banner:js="${REQUIRE_BANNER}"`,
      { ...cached, inputs: ["default", "^default"], outputs: ["{projectRoot}/dist"] },
    ),
    // The port's own variables are inputs of nothing: they change where a service listens, not what it is.
    serve: run("tsx src/main.ts", { continuous: true, dependsOn: ["^build"] }),
    dev: run("tsx watch src/main.ts", { continuous: true, dependsOn: ["^build"] }),
    test: run("vitest run", { ...cached, inputs: ["default", "^default"] }),
    docker: {
      executor: "nx:run-commands",
      options: { command: "docker build -f {projectRoot}/Dockerfile -t {projectName} ." },
    },
    typecheck: run("tsc --noEmit -p tsconfig.json", { ...cached, inputs: ["default", "^default"] }),
  };
}
