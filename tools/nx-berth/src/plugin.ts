import { dirname } from "node:path";
import { SPEC_PATH } from "@berth/registry";
import type { CreateNodesV2, TargetConfiguration } from "@nx/devkit";

export { writeToTree } from "./run-generator.ts";

/**
 * The targets of every service, by inference: a folder under services/ with a project.json gets them all, so a change
 * here reaches all services at once. What a project.json says itself wins. The spec's folder is a project, too, for
 * `nx check port-registry`; one at the root would own every file, and be affected by every change.
 */
export const createNodesV2: CreateNodesV2 = [
  `{${SPEC_PATH},services/*/project.json}`,
  (files) =>
    files.map((file) => {
      const root = dirname(file).replaceAll("\\", "/");
      const project = root === dirname(SPEC_PATH) ? registryProject() : { targets: serviceTargets() };
      return [file, { projects: { [root]: { root, ...project } } }] as const;
    }),
];

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
      `esbuild src/main.ts --bundle --platform=node --format=esm --target=node20 --sourcemap --outfile=dist/main.mjs --banner:js="${REQUIRE_BANNER}"`,
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
