import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Ended, environment, run } from "../run.ts";
import { BERTH, openWorkspace, type Workspace } from "../workspace.ts";

/** A repository that has never heard of Berth, with the built bin at hand. */
export interface Repository extends Workspace {
  berth(...args: string[]): Promise<Ended>;
  /** The same in a folder below the root. */
  berthIn(folder: string, ...args: string[]): Promise<Ended>;
  /** The installs that package managers were asked for: `pnpm install`. None of them installs anything. */
  installs(): string[];
  /** Lets every package manager fail from now on, or work again. */
  breakInstalls(isBroken: boolean): void;
}

/** A git repository of one commit with these files, gone when the test is over. */
export function makeRepository(files: Readonly<Record<string, string>>): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-adopt-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, "repository");
  const programs = join(folder, "bin");
  const log = join(folder, "installs.txt");
  mkdirSync(programs);
  mkdirSync(root);
  writeFileSync(log, "");
  for (const name of ["npm", "pnpm", "yarn", "bun"]) {
    const program = join(programs, name);
    writeFileSync(program, `#!/bin/sh\necho "${name} $*" >> '${log}'\n[ ! -e '${log}.broken' ]\n`);
    chmodSync(program, 0o755);
  }
  const workspace = openWorkspace(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  workspace.git("init", "-q", "-b", "main");
  workspace.git("add", "-A");
  workspace.git("commit", "-q", "-m", "theirs");
  const env = { PATH: `${programs}:${process.env["PATH"]}` };
  return {
    ...workspace,
    berth: (...args) => run(process.execPath, [BERTH, ...args], { cwd: root, env }),
    berthIn: (folder, ...args) => run(process.execPath, [BERTH, ...args], { cwd: join(root, folder), env }),
    installs: () => execFileSync("cat", [log], { encoding: "utf8", env: environment() }).split("\n").filter(Boolean),
    breakInstalls(isBroken) {
      if (isBroken) writeFileSync(`${log}.broken`, "");
      else rmSync(`${log}.broken`, { force: true });
    },
  };
}
