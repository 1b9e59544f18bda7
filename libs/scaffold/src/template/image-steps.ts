import type { PackageManager, PackageManagerName } from "../workspace/package-manager.ts";

/** The steps of a Dockerfile that differ between package managers. */
export interface ImageSteps {
  /** Brings the package manager into an image of Node; empty where it is in there. */
  setUp: string;
  /** The command that installs what the lockfile says. */
  install: string;
  /** The folder of its downloads, which outlives a build. */
  cache: string;
  /** Runs the Nx of the workspace. */
  nx: string;
}

/** How an image is built in a workspace of this package manager. */
export function imageSteps({ cache, cleanInstall, name, nx, version }: PackageManager): ImageSteps {
  return {
    setUp: setUp(name, version),
    install: cleanInstall,
    cache,
    // The image of bun has no bunx.
    nx: name === "bun" ? "npx nx" : nx,
  };
}

function setUp(name: PackageManagerName, version: string | undefined): string {
  const of = version === undefined ? "" : `@${version}`;
  switch (name) {
    case "npm":
      return "";
    case "pnpm":
      return `RUN npm install --global pnpm${of}`;
    case "yarn":
      // The image has a yarn of its own; corepack takes the one that package.json or .yarnrc.yml names.
      return "RUN npm install --global --force corepack && corepack enable yarn";
    case "bun":
      return `COPY --from=oven/bun:${version ?? "1"} /usr/local/bin/bun /usr/local/bin/bun`;
  }
}
