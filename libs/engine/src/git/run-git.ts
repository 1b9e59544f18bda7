import { execFile, spawnSync } from "node:child_process";

export interface GitAnswer {
  ok: boolean;
  stdout: Buffer;
  /** What git wrote to stderr; where it could not be started, why. */
  stderr: string;
}

/** A registry on 1,000 branches is a few megabytes; git's answer may be that long. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * `git rev-parse --local-env-vars` without the configuration that the user hands in: in a git hook these name the
 * hook's repository, whatever the folder.
 */
const LOCAL_VARIABLES = new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
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
 * What a repository's own configuration may name and git would run. A bare repository that lies in the workspace as a
 * plain folder brings such a configuration with it, so git may not discover one. Ownership stays git's decision:
 * safe.directory is never set here.
 */
const NO_FOREIGN_CODE = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"];

/** GIT_NO_LAZY_FETCH holds since git 2.45; an older git has no protocol to fetch with. */
const OFFLINE = { GIT_ALLOW_PROTOCOL: "none", GIT_NO_LAZY_FETCH: "1" };

/**
 * How long git may take for what is here. It answers at once but in the largest repositories; where a FIFO lies in
 * place of one of its files, or a disk is away, it would never answer.
 */
const LOCAL_MS = 60_000;

/** Whether a command runs a filter (gitattributes(5), "filter") on files of the working copy. */
const isFiltering = ([command, ...args]: readonly string[]): boolean =>
  // To say which files are modified, git reads those whose dates are others than it knows.
  command === "add" || command === "status" || (command === "ls-files" && args.includes("-m"));

/**
 * Asks git about the repository around `cwd`, without a shell. The only place that starts git, so
 * nothing runs what the repository names: no fsmonitor, hook, pager or filter. `ok` is false where git is missing,
 * refuses, fails, or takes too long; never throws.
 * @param networkMs how long the command may use the network. Without it, the command reads only what is here: to fetch
 * the missing object of a partial clone may run what the repository's configuration names.
 * @param limitMs after so long git is ended, where it uses no network
 */
export function runGit(
  cwd: string,
  args: readonly string[],
  {
    env = {},
    input = "",
    limitMs,
    networkMs,
  }: { env?: NodeJS.ProcessEnv; input?: string; limitMs?: number; networkMs?: number } = {},
): GitAnswer {
  const filters = isFiltering(args) ? withoutFilters(startGit(cwd, FILTERS, { env: {}, input: "" })) : {};
  return startGit(cwd, args, { env: { ...filters, ...env }, input, limitMs, networkMs });
}

/** Asks without a write of any kind, not even the refreshed index. */
export function readGit(cwd: string, args: readonly string[], input = "", limitMs = LOCAL_MS): GitAnswer {
  return runGit(cwd, args, { env: { GIT_OPTIONAL_LOCKS: "0" }, input, limitMs });
}

interface GitDemand {
  env: NodeJS.ProcessEnv;
  input: string;
  limitMs?: number | undefined;
  networkMs?: number | undefined;
}

function startGit(
  cwd: string,
  args: readonly string[],
  { env, input, limitMs = LOCAL_MS, networkMs }: GitDemand,
): GitAnswer {
  const { error, status, stderr, stdout } = spawnSync("git", commandLine(args), {
    cwd,
    env: { ...environment(networkMs), ...env },
    input,
    maxBuffer: MAX_BYTES,
    timeout: networkMs ?? limitMs,
    windowsHide: true,
  });
  return { ok: status === 0, stdout: stdout ?? Buffer.alloc(0), stderr: stderr?.toString() || (error?.message ?? "") };
}

/**
 * As `readGit`, for a question whose answer may take long: the process has other things to do than to wait for it.
 * @param limitMs after so long git is ended, and `ok` is false
 */
export async function readGitLater(
  cwd: string,
  args: readonly string[],
  { input = "", limitMs = LOCAL_MS }: { input?: string; limitMs?: number } = {},
): Promise<GitAnswer> {
  const filters = isFiltering(args) ? withoutFilters(await startLater(cwd, FILTERS, { env: {}, input: "" })) : {};
  return startLater(cwd, args, { env: { ...filters, GIT_OPTIONAL_LOCKS: "0" }, input, limitMs });
}

function startLater(
  cwd: string,
  args: readonly string[],
  { env, input, limitMs = LOCAL_MS }: GitDemand,
): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const child = execFile(
      "git",
      commandLine(args),
      {
        cwd,
        env: { ...environment(undefined), ...env },
        encoding: "buffer",
        maxBuffer: MAX_BYTES,
        timeout: limitMs,
        windowsHide: true,
      },
      (error, stdout, stderr) => resolve({ ok: !error, stdout, stderr: stderr.toString() || (error?.message ?? "") }),
    );
    // git may end before it has read all.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

const commandLine = (args: readonly string[]): string[] => [
  "--no-pager",
  ...NO_FOREIGN_CODE.flatMap((setting) => ["-c", setting]),
  ...args,
];

/** Its messages are matched and shown; and there is no terminal on which it could ask for a password. */
function environment(networkMs: number | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !LOCAL_VARIABLES.has(name.toUpperCase()));
  const network = networkMs === undefined ? OFFLINE : {};
  return { ...Object.fromEntries(own), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", ...network };
}

const FILTERS = ["config", "-z", "--name-only", "--get-regexp", "^filter\\."];

/**
 * Empties every filter that is configured, as git answers to `FILTERS`; a file that needs one counts as changed then,
 * and must not be added. In variables, because a filter's name may hold a `=`, at which `-c` would cut it.
 */
function withoutFilters({ stdout }: GitAnswer): NodeJS.ProcessEnv {
  const keys = stdout.toString().split("\0").filter(Boolean);
  const names = new Set(keys.map((key) => key.slice(0, key.lastIndexOf("."))));
  const settings = [...names].flatMap((name) => [
    [`${name}.clean`, ""],
    [`${name}.smudge`, ""],
    [`${name}.process`, ""],
    [`${name}.required`, "false"],
  ]);
  const first = Number(process.env["GIT_CONFIG_COUNT"]) || 0;
  const variables = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${first + at}`, key],
    [`GIT_CONFIG_VALUE_${first + at}`, value],
  ]);
  return { ...Object.fromEntries(variables), GIT_CONFIG_COUNT: String(first + settings.length) };
}
