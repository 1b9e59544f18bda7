import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, environment, run } from "../run.ts";
import { freezeDoors } from "../sweep/frozen-doors.ts";
import { writeSmallWorkspace } from "../sweep/small-workspace.ts";

/** A bare repository, clones of it, and the `berth` that runs in them. */
export interface CloneLab {
  folder: string;
  /** The bare repository. */
  remote: string;
  /** The built `berth`. */
  bin: string;
  /** A new clone; the same as a colleague on another machine. */
  clone(name: string): string;
  berth(root: string, ...args: string[]): Promise<Ended>;
  git(root: string, ...args: string[]): string;
  /** The refs of all claims on the remote, by port. */
  claims(): Map<number, string>;
  /** Puts a shell script in the place of one of the remote's hooks. */
  hook(name: string, ...lines: string[]): void;
  /** What hooks have written to their log since the last call. */
  takeLog(): string[];
  /** Removes clones, claims and hooks. */
  reset(): void;
  close(): void;
}

/** A hook's first lines: git keeps new objects apart from the repository until the hook has agreed. */
export const UNBOUND = "unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES";

export function openCloneLab(): CloneLab {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-clones-")));
  const [remote, model, log] = ["remote.git", "model", "log"].map((name) => join(folder, name));
  if (!remote || !model || !log) throw new Error("unreachable");
  mkdirSync(join(folder, "doors"));
  const bin = freezeDoors(join(folder, "doors"));
  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", args, { cwd, env: environment(), encoding: "utf8", stdio: "pipe" }).trim();
  mkdirSync(model);
  writeSmallWorkspace(model);
  const spec = readFileSync(join(model, "spec/ports.yaml"), "utf8")
    .replace("\nranges:", "\nsettings: { reserve: origin }\n\nranges:")
    .replace("9020-9029", "9020-9059");
  writeFileSync(join(model, "spec/ports.yaml"), spec);
  git(model, "commit", "-q", "-a", "-m", "numbers are claimed on origin");
  git(folder, "clone", "-q", "--bare", "--template=", model, remote);
  const start = git(remote, "rev-parse", "main");
  const lab: CloneLab = {
    folder,
    remote,
    bin,
    clone(name) {
      const root = join(folder, "clones", name);
      git(folder, "clone", "-q", "--template=", remote, root);
      return root;
    },
    berth: (root, ...args) => run(process.execPath, [bin, ...args], { cwd: root }),
    git,
    claims() {
      const format = "--format=%(refname:lstrip=3) %(objectname)";
      const lines = git(remote, "for-each-ref", format, "refs/berth/ports").split("\n");
      const rows = lines.filter((line) => line !== "").map((line) => line.split(" "));
      return new Map(rows.map(([port, hash = ""]) => [Number(port), hash]));
    },
    hook(name, ...lines) {
      const file = join(remote, "hooks", name);
      mkdirSync(join(remote, "hooks"), { recursive: true });
      writeFileSync(file, `${["#!/bin/sh", `LOG=${log}`, ...lines].join("\n")}\n`);
      chmodSync(file, 0o755);
    },
    takeLog() {
      const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
      rmSync(log, { force: true });
      return lines.filter((line) => line !== "");
    },
    reset() {
      rmSync(join(remote, "hooks"), { recursive: true, force: true });
      rmSync(join(folder, "clones"), { recursive: true, force: true });
      rmSync(log, { force: true });
      const refs = git(remote, "for-each-ref", "--format=%(refname)", "refs/berth");
      for (const ref of refs.split("\n").filter(Boolean)) git(remote, "update-ref", "-d", ref);
      git(remote, "update-ref", "refs/heads/main", start);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  appendFileSync(log, "");
  return lab;
}
