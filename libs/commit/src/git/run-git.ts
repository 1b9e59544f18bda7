import { spawnSync } from "node:child_process";

export interface GitAnswer {
  ok: boolean;
  stdout: Buffer;
  stderr: string;
}

/** A registry on 1,000 branches is a few megabytes; git's answer may be that long. */
const MAX_BYTES = 256 * 1024 * 1024;

/** `git rev-parse --local-env-vars`: in a git hook these name the hook's repository, whatever the folder. */
const LOCAL_VARIABLES = new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
]);

/**
 * Asks git about the repository around `cwd`, without a shell. `ok` is false where git is missing, refuses, fails, or
 * takes longer than `timeoutMs`; never throws.
 */
export function runGit(
  cwd: string,
  args: readonly string[],
  { env = {}, input = "", timeoutMs }: { env?: NodeJS.ProcessEnv; input?: string; timeoutMs?: number } = {},
): GitAnswer {
  const own = Object.entries(process.env).filter(([name]) => !LOCAL_VARIABLES.has(name.toUpperCase()));
  const { status, stderr, stdout } = spawnSync("git", args, {
    cwd,
    // Its messages are matched below; and nobody is there to be asked for a password.
    env: { ...Object.fromEntries(own), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", ...env },
    input,
    maxBuffer: MAX_BYTES,
    timeout: timeoutMs,
    windowsHide: true,
  });
  return { ok: status === 0, stdout: stdout ?? Buffer.alloc(0), stderr: stderr?.toString() ?? "" };
}

/**
 * Reads only. safe.directory: else a container's other uid (CVE-2022-24765) would get another answer than its host;
 * none of the commands used so runs anything that a repository's config could name. A partial clone must not go to the
 * network for another branch's spec: what isn't here isn't looked at.
 */
export function readGit(cwd: string, args: readonly string[], input = ""): GitAnswer {
  const env = { GIT_NO_LAZY_FETCH: "1", GIT_OPTIONAL_LOCKS: "0" };
  return runGit(cwd, ["-c", "safe.directory=*", ...args], { env, input });
}
