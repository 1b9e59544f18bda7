import { PACKAGES } from "@berth/registry";
import root from "../../../package.json" with { type: "json" };
import own from "../package.json" with { type: "json" };

// The versions that this release is tested with: those that this repository itself is built with. All packages of Berth
// have one version.
const { "@types/node": node, esbuild, tsx, typescript, vitest } = root.devDependencies;

/** The version of this release, which all packages of Berth have. */
export const BERTH_VERSION = own.version;

/** What a service imports when it runs, by package. */
export const RUNTIME_VERSIONS = {
  [PACKAGES.feed]: own.version,
  [PACKAGES.service]: own.version,
  zod: own.dependencies.zod,
} as const;

/** What the targets of a service need, by package. */
export const TOOL_VERSIONS = { "@types/node": node, esbuild, tsx, typescript, vitest } as const;

/** All packages that a service may need, and the version of each for a workspace that names none. */
export const VERSIONS: Readonly<Record<string, string>> = { ...RUNTIME_VERSIONS, ...TOOL_VERSIONS };
