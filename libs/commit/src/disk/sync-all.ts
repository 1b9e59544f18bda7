import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { syncFile } from "./sync.ts";

/** Up to so many, a process of its own takes longer than to wait for each. */
const FEW = 64;

/**
 * Forces files, or folders by `sync`, to the disk: in any order, all of them before it returns. Throws the system error
 * of one that can't be, named after it.
 *
 * A disk that is told to flush hundreds of times in turn takes seconds. Told at once it takes a fraction of that,
 * because one flush does for all that wait for it. That takes threads; those of this process are too few, and their
 * number is fixed when it starts.
 */
export function syncAll(paths: readonly string[], sync: (path: string) => void = syncFile): void {
  if (paths.length <= FEW || process.platform === "win32" || !syncAtOnce(paths)) for (const path of paths) sync(path);
}

/** False where no process could be started: then nothing was tried. Throws the system error as `syncAll` does. */
function syncAtOnce(paths: readonly string[]): boolean {
  const { pid, status, stdout } = spawnSync(process.execPath, ["-e", SCRIPT], {
    // No folder of the workspace, and none of its settings.
    cwd: dirname(process.execPath),
    env: { ...process.env, NODE_OPTIONS: "", UV_THREADPOOL_SIZE: String(THREADS) },
    input: JSON.stringify(paths),
    stdio: ["pipe", "pipe", "ignore"],
    encoding: "utf8",
  });
  if (!pid) return false;
  if (status === 0 && stdout === DONE) return true;
  // A failed fsync is never tried again: the kernel marks the pages clean.
  throw Object.assign(new Error("fsync failed"), { code: "EIO", syscall: "fsync", ...readError(stdout) });
}

function readError(stdout: string): object {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

const THREADS = 32;
const DONE = "done";

/** Reads the paths as JSON, and answers with `done` or with the first error. */
const SCRIPT = `
const { closeSync, fsync, openSync, readFileSync, writeSync } = require("node:fs");
const paths = JSON.parse(readFileSync(0, "utf8"));
let waiting = paths.length;
const fail = (path, { code, errno, message, syscall }) => {
  writeSync(1, JSON.stringify({ code, errno, message, syscall, path }));
  process.exit(1);
};
const next = () => {
  const path = paths.pop();
  if (path === undefined) return;
  try {
    const file = openSync(path, "r");
    fsync(file, (error) => {
      if (error) fail(path, error);
      closeSync(file);
      waiting -= 1;
      if (waiting === 0) writeSync(1, "${DONE}");
      next();
    });
  } catch (error) {
    fail(path, error);
  }
};
for (let thread = 0; thread < ${THREADS}; thread += 1) next();
`;
