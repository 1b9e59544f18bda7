import { spawnSync } from "node:child_process";
import type { Failure } from "@berth/registry";

/** Under CI, pnpm and yarn refuse to write a lockfile unless they are told to. */
const LOCKFILE_MAY_CHANGE: Readonly<Record<string, Record<string, string>>> = {
  pnpm: { npm_config_frozen_lockfile: "false" },
  yarn: { YARN_ENABLE_IMMUTABLE_INSTALLS: "false" },
};

/**
 * Installs what package.json names, with the workspace's package manager; its output goes to standard error, so that
 * what is printed for programs stays clean. INSTALL_FAILED where it fails or isn't there.
 * @param command such as `pnpm install`
 */
export function installPackages(root: string, command: string): Failure | undefined {
  const [program = "", ...args] = command.split(" ");
  process.stderr.write(`${command} …\n`);
  const { error, status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...LOCKFILE_MAY_CHANGE[program] },
    // On Windows, package managers are scripts.
    shell: process.platform === "win32",
    stdio: ["ignore", 2, 2],
  });
  if (status === 0) return undefined;
  const reason = error ? error.message : `it ended with ${status ?? "a signal"}`;
  return {
    code: "INSTALL_FAILED",
    message: `${command} failed: ${reason}. Everything else is done.`,
    fix: `Remove the cause and run: ${command}`,
  };
}
