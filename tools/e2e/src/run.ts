import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** How a command ended. */
export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** The day on which all runs take place, for the history rows they write. */
export const TODAY = "2026-02-03";

/** Nx with a process for each plugin, as people have it. */
export const AS_NX_IS: NodeJS.ProcessEnv = { NX_ISOLATE_PLUGINS: undefined };

/** The environment of every command: a fixed day, no daemon, no colours, no settings of whoever runs the tests. */
export function environment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:NX_|VITEST|GIT_|GITHUB_|BERTH_|FORCE_COLOR|NODE_ENV|TEST$|.*_PORT$)/.test(name),
  );
  const author = { GIT_AUTHOR_NAME: "e2e", GIT_AUTHOR_EMAIL: "e2e@example.invalid" };
  const committer = { GIT_COMMITTER_NAME: "e2e", GIT_COMMITTER_EMAIL: "e2e@example.invalid" };
  const config = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  return {
    ...Object.fromEntries(own),
    ...author,
    ...committer,
    ...config,
    SOURCE_DATE_EPOCH: String(Date.parse(TODAY) / 1000),
    // No test fails for being slow.
    BERTH_LOCK_TIMEOUT: "300",
    NX_DAEMON: "false",
    // Half of what an Nx command costs goes to a process for each plugin. The tests of a newcomer's way and of the main
    // job have them (AS_NX_IS).
    NX_ISOLATE_PLUGINS: "false",
    // Else checkouts with one first commit share a cache in the home folder: a test would pass on another's results.
    NX_CACHE_DIRECTORY: ".nx/cache",
    // Each workspace of a test is at a path of its own, and would leave a megabyte in the home folder.
    NODE_DISABLE_COMPILE_CACHE: "1",
    NO_COLOR: "1",
    ...extra,
  };
}

export interface RunOptions {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is killed; a bound, not an expectation. */
  limit?: number;
  /** In a process group of its own: a signal for the tests doesn't reach it. */
  detached?: boolean;
}

/** Runs a program to its end. */
export function run(file: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { done } = start(file, args, options);
  return done;
}

/** Starts a program and returns it together with its end. */
export function start(
  file: string,
  args: readonly string[],
  { cwd, detached = false, env, limit = 300_000 }: RunOptions,
): { child: ChildProcess; done: Promise<Ended> } {
  const child = spawn(file, args, {
    cwd,
    detached,
    env: environment(env),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limit,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => (stdout += chunk));
  child.stderr?.on("data", (chunk) => (stderr += chunk));
  const done = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, done };
}

/** The `berth` bin of a workspace. */
export const berth = (root: string, ...args: string[]): Promise<Ended> =>
  run(process.execPath, [join(root, "node_modules/.bin/berth"), ...args], { cwd: root });

/** The Nx of a workspace. */
export const nx = (root: string, ...args: string[]): Promise<Ended> =>
  run(process.execPath, [join(root, "node_modules/.bin/nx"), ...args], { cwd: root });

/** The plop wizard of a workspace, with its answers given as flags. */
export const plop = (root: string, ...args: string[]): Promise<Ended> =>
  run("npm", ["run", "--silent", "new", "--", ...args], { cwd: root });
