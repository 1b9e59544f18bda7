import { execFileSync, spawnSync } from "node:child_process";

const NOBODY = "65534";
const PREFIX = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];

const isRoot = process.getuid?.() === 0;

/** How to run a program without the rights of root, which no file mode binds. */
export const withoutRoot: readonly string[] = isRoot ? PREFIX : [];

/** Why that can't be done here, for `skipIf`; empty where it can. */
export const rootRemains =
  !isRoot || spawnSync("setpriv", [...PREFIX.slice(1), process.execPath, "-v"]).status === 0
    ? ""
    : "(these tests run as root, and setpriv can't make them somebody else)";

/** Hands a folder to whom `withoutRoot` runs programs as. */
export function giveAway(folder: string): void {
  if (isRoot) execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, folder]);
}
