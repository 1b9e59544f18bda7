import type { PackageManager } from "../workspace/package-manager.ts";

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
export function imageSteps(manager: PackageManager): ImageSteps {
  const { cache, cleanInstall, name, nx } = manager;
  // The image of bun has no bunx.
  return { setUp: setUp(manager), install: cleanInstall, cache, nx: name === "bun" ? "npx nx" : nx };
}

function setUp({ name, package: of, version }: PackageManager): string {
  const spec = version === undefined ? of : `${of}@${version}`;
  switch (name) {
    case "npm":
      return "";
    case "pnpm":
      return `RUN npm install --global ${spec}`;
    case "yarn":
      // Images of Node have had a yarn 1 of their own, which npm replaces with --force only.
      return `RUN npm install --global --force ${spec}`;
    case "bun":
      return `COPY --from=oven/bun:${version ?? "1"} /usr/local/bin/bun /usr/local/bin/bun`;
  }
}
