/** The package managers that can create a workspace, each with how it runs a binary of the workspace. */
const RUNNERS = {
  npm: "npx",
  pnpm: "pnpm",
  yarn: "yarn",
  bun: "bunx",
} as const;

export type PackageManager = keyof typeof RUNNERS;

/**
 * The package manager that a program was started by.
 *
 * @param userAgent `npm_config_user_agent`, which all four set, such as `pnpm/10.34.9 npm/? node/v22.22.3 linux x64`
 * @returns npm where there is none or an unknown one
 */
export function packageManagerOf(userAgent = ""): PackageManager {
  const name = userAgent.slice(0, userAgent.indexOf("/"));
  return Object.hasOwn(RUNNERS, name) ? (name as PackageManager) : "npm";
}

/** A command as a person types it in the workspace: `pnpm nx serve hello`. */
export const commandLine = (packageManager: PackageManager, command: string): string =>
  `${RUNNERS[packageManager]} ${command}`;
