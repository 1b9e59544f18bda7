import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, write } from "@berth/commit/test";
import { RESERVED_API, smallSpec } from "@berth/registry/test";

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A working copy with a registry, as a user of Berth has it. */
export interface Clone {
  root: string;
  /** git, which must succeed; returns what it prints. */
  git(...args: string[]): string;
  /** git, however it ends. */
  tryGit(...args: string[]): Ended;
  berth(...args: string[]): Ended;
  /** The same without waiting for it here. */
  startBerth(...args: string[]): Promise<Ended>;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Commits all there is. */
  commit(message: string): void;
  /** Makes a service through the bin, and commits it. */
  allocate(service: string, range?: string): void;
}

const START = smallSpec(["core: { ports: 9000-9029, purpose: Core }"], RESERVED_API);

/** Nothing of the person who runs the tests: no settings of git, no hook's repository, one day. */
function environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:GIT|BERTH_)/.test(name));
  const [name, email] = ["Ann", "ann@example.invalid"];
  return {
    ...Object.fromEntries(own),
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_EDITOR: "true",
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 1, 3) / 1000),
    ...extra,
  };
}

/** The clone in this folder; `bin` is the path of the bundled `berth`. */
export function openClone(root: string, bin: string, extra: NodeJS.ProcessEnv = {}): Clone {
  const env = environment(extra);
  const run = (file: string, args: readonly string[]): Ended => {
    const options = { cwd: root, env, encoding: "utf8" } as const;
    const { status, stderr, stdout } = spawnSync(file, args, options);
    return { status, stdout, stderr };
  };
  const succeed = ({ status, stderr, stdout }: Ended) => {
    if (status !== 0) throw new Error(`It failed:\n${stdout}${stderr}`);
    return stdout;
  };
  const clone: Clone = {
    root,
    git: (...args) => succeed(run("git", args)),
    tryGit: (...args) => run("git", args),
    berth: (...args) => run(process.execPath, [bin, ...args]),
    startBerth: (...args) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [bin, ...args], { cwd: root, env });
        let [stdout, stderr] = ["", ""];
        child.stdout.on("data", (chunk) => (stdout += chunk));
        child.stderr.on("data", (chunk) => (stderr += chunk));
        child.on("error", reject);
        child.on("close", (status) => resolve({ status, stdout, stderr }));
      }),
    read: (path) => readFileSync(join(root, path), "utf8"),
    write: (path, text) => write(root, path, text),
    commit(message) {
      clone.git("add", "-A");
      clone.git("commit", "-qm", message);
    },
    allocate(service, range = "core") {
      succeed(clone.berth("service", service, `--range=${range}`));
      clone.commit(`add ${service}`);
    },
  };
  return clone;
}

/** A repository of its own, whose workspace lies `below` its top level, with one commit on main. */
export function makeClone(bin: string, { top = makeFolder(), below = "" } = {}): Clone {
  const root = join(top, below);
  mkdirSync(root, { recursive: true });
  openClone(top, bin).git("init", "-q", "-b", "main", "--template=");
  const clone = openClone(root, bin);
  clone.write("spec/ports.yaml", START);
  clone.write("nx.json", "{}\n");
  clone.write("CLAUDE.md", "# Ours\n\nOne.\n\nTwo.\n\nThree.\n");
  clone.berth("sync");
  clone.commit("start");
  return clone;
}

/** Two people with clones of one repository: neither sees what the other has until it is fetched. */
export function makeTwoClones(
  bin: string,
  folder: string,
  start: (clone: Clone) => void = () => undefined,
): { mine: Clone; theirs: Clone } {
  mkdirSync(join(folder, "theirs"));
  const theirs = makeClone(bin, { top: join(folder, "theirs") });
  start(theirs);
  const [origin, mine] = [join(folder, "origin.git"), join(folder, "mine")];
  theirs.git("clone", "-q", "--template=", "--bare", theirs.root, origin);
  theirs.git("remote", "add", "origin", origin);
  theirs.git("push", "-qu", "origin", "main");
  theirs.git("clone", "-q", "--template=", origin, mine);
  return { theirs, mine: openClone(mine, bin) };
}

/** The same again, for a test that changes it. */
export function copyClone({ root }: Clone, bin: string): Clone {
  const copy = join(makeFolder(), "copy");
  cpSync(root, copy, { recursive: true });
  return openClone(copy, bin);
}

/** `9001 billing` for each row. */
export const rowsOf = ({ berth }: Clone): string[] =>
  JSON.parse(berth("list", "--json").stdout).ports.map(
    ({ port, service }: { port: number; service: string }) => `${port} ${service}`,
  );
