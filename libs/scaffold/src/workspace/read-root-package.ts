import { type Failure, type Result, refusal, success } from "@berth/registry";
import { parse } from "yaml";
import * as z from "zod";
import type { Snapshot } from "../plans/snapshot.ts";
import { findPackageManager, type PackageManager } from "./package-manager.ts";

export const ROOT_PACKAGE_PATH = "package.json";
export const PNPM_WORKSPACE_PATH = "pnpm-workspace.yaml";

/** What the root of a workspace says of its packages. */
export interface RootPackage {
  /** `@acme/source`; undefined where the workspace has no package.json, or one without a name. */
  name: string | undefined;
  manager: PackageManager;
  /** The patterns of the folders whose packages the package manager installs: `packages/*`. */
  members: readonly string[];
  /** The packages that the root depends on, and the version of each as it is written: `^4.1.0`, `catalog:`. */
  versions: Readonly<Record<string, string>>;
}

// What is not as expected is another tool's business, and left out.
const Versions = z.record(z.string(), z.string()).catch({});
const Patterns = z.array(z.string());
const Manifest = z.object({
  name: z.string().optional().catch(undefined),
  packageManager: z.string().optional().catch(undefined),
  devEngines: z
    .object({ packageManager: z.object({ name: z.string() }) })
    .optional()
    .catch(undefined),
  workspaces: z.union([Patterns, z.object({ packages: Patterns }).transform(({ packages }) => packages)]).catch([]),
  dependencies: Versions,
  devDependencies: Versions,
});
const PnpmWorkspace = z.object({ packages: Patterns }).catch({ packages: [] });

/** The root package; FILE_UNREADABLE where its package.json or pnpm-workspace.yaml is there and can't be parsed. */
export function readRootPackage({ files, rootNames }: Snapshot): Result<RootPackage> {
  const failures: Failure[] = [];
  const read = (path: string, parseText: (text: string) => unknown): unknown => {
    const text = files[path];
    if (text === undefined && !rootNames.includes(path)) return {};
    try {
      if (text !== undefined) return parseText(text.replace(/^\uFEFF/, ""));
    } catch {
      // The parser's message quotes the file.
    }
    failures.push(unreadable(path));
    return {};
  };
  const manifest = Manifest.safeParse(read(ROOT_PACKAGE_PATH, JSON.parse)).data;
  const pnpm = PnpmWorkspace.parse(read(PNPM_WORKSPACE_PATH, (text) => parse(text)));
  if (failures.length > 0) return refusal(...failures);
  const named = manifest?.packageManager ?? manifest?.devEngines?.packageManager.name;
  const manager = findPackageManager(named, rootNames);
  return success({
    name: manifest?.name,
    manager,
    // pnpm reads no workspaces from package.json.
    members: manager.name === "pnpm" ? pnpm.packages : (manifest?.workspaces ?? []),
    versions: { ...manifest?.devDependencies, ...manifest?.dependencies },
  });
}

const unreadable = (path: string): Failure => ({
  code: "FILE_UNREADABLE",
  message: `${path} can't be parsed, so the packages of the workspace are unknown. Nothing was changed.`,
  fix: "Fix the cause and run the command again.",
});
