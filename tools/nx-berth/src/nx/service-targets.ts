import type { TargetConfiguration } from "@nx/devkit";

// Fastify and its kin are CommonJS: in an ES module bundle their `require` has to be made.
const REQUIRE_BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** The targets of every service. A change here reaches all services at once. */
export function serviceTargets(): Record<string, TargetConfiguration> {
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
    // Beside docker:build and docker:run of @nx/docker, which build from the folder of the project.
    docker: {
      executor: "nx:run-commands",
      options: { command: "docker build -f {projectRoot}/Dockerfile -t {projectName} ." },
    },
    typecheck: run("tsc --noEmit -p tsconfig.json", { ...cached, inputs: ["default", "^default"] }),
  };
}
