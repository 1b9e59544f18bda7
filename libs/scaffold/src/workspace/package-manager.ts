export const PACKAGE_MANAGERS = ["npm", "pnpm", "yarn", "bun"] as const;
export type PackageManagerName = (typeof PACKAGE_MANAGERS)[number];

/** The package manager of a workspace. */
export interface PackageManager {
  name: PackageManagerName;
  /** The exact version that the workspace names, such as 10.4.1; undefined where it names none. */
  version?: string | undefined;
  /** Installs and updates the lockfile. */
  install: string;
  /** Installs what the lockfile says, and fails where it does not fit the manifests. */
  cleanInstall: string;
  /** Runs the Nx of the workspace. */
  nx: string;
  lockfile: string;
  /** The folder of root's downloads on Linux, which an image build keeps. */
  cache: string;
  /** The package of the npm registry that it is. */
  package: string;
}

type Facts = Omit<PackageManager, "name" | "version">;

const FACTS: Readonly<Record<PackageManagerName, Facts>> = {
  npm: {
    install: "npm install",
    cleanInstall: "npm ci",
    nx: "npx nx",
    lockfile: "package-lock.json",
    cache: "/root/.npm",
    package: "npm",
  },
  pnpm: {
    install: "pnpm install",
    cleanInstall: "pnpm install --frozen-lockfile",
    nx: "pnpm nx",
    lockfile: "pnpm-lock.yaml",
    cache: "/root/.local/share/pnpm/store",
    package: "pnpm",
  },
  yarn: {
    install: "yarn install",
    cleanInstall: "yarn install --immutable",
    nx: "yarn nx",
    lockfile: "yarn.lock",
    cache: "/root/.yarn/berry/cache",
    package: "@yarnpkg/cli-dist",
  },
  bun: {
    install: "bun install",
    cleanInstall: "bun install --frozen-lockfile",
    nx: "bunx nx",
    lockfile: "bun.lock",
    cache: "/root/.bun/install/cache",
    package: "bun",
  },
};

const YARN_1 = {
  cleanInstall: "yarn install --frozen-lockfile",
  cache: "/usr/local/share/.cache/yarn",
  package: "yarn",
};

/** The files that tell which package manager a workspace uses, where its manifest does not. */
const MARKS: readonly (readonly [file: string, name: PackageManagerName])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["pnpm-workspace.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
];

/**
 * The package manager of a workspace: the one that its manifest names (`pnpm@10.4.1`), else the one of its lockfile,
 * else npm.
 * @param rootNames names in the root of the workspace
 */
export function findPackageManager(named: string | undefined, rootNames: readonly string[]): PackageManager {
  const [, given, version] = /^([a-z]+)(?:@(\d+\.\d+\.\d+[\w.-]*))?/.exec(named ?? "") ?? [];
  const name =
    PACKAGE_MANAGERS.find((known) => known === given) ??
    MARKS.find(([file]) => rootNames.includes(file))?.[1] ??
    PACKAGE_MANAGERS[0];
  const isYarn1 = name === "yarn" && !isBerry(version, rootNames);
  return { name, ...(version !== undefined && name === given && { version }), ...FACTS[name], ...(isYarn1 && YARN_1) };
}

const isBerry = (version: string | undefined, rootNames: readonly string[]): boolean =>
  version === undefined ? rootNames.includes(".yarnrc.yml") : !version.startsWith("1.");
