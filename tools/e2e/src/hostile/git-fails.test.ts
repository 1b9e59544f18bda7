import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, run } from "../run.ts";
import { interrupt } from "../strace.ts";
import { expectUntouched, type HostileLab, openHostileLab } from "./hostile-lab.ts";

const RESERVE = ["reserve", "next", "--range=analysis"];

/** How git is kept from answering, as seen in the field, and how one gets out of it. */
const FAULTS: Record<string, { break(root: string): void; env?: (root: string) => NodeJS.ProcessEnv; said: RegExp }> = {
  "core.bare is true, as removed worktrees leave it behind": {
    break: (root) => execFileSync("git", ["config", "core.bare", "true"], { cwd: root }),
    said: /this operation must be run in a work tree.*\nRun "git config core\.bare false" in /,
  },
  "its configuration is broken": {
    break: (root) => appendFileSync(join(root, ".git/config"), "[broken\n"),
    said: /bad config line \d+ in file \.git\/config.*\nCorrect that file/,
  },
  "the user's configuration is broken": {
    break: (root) => appendFileSync(join(root, ".git/gitconfig"), "[broken\n"),
    env: (root) => ({ GIT_CONFIG_GLOBAL: join(root, ".git/gitconfig") }),
    said: /bad config line 1 in file .*gitconfig.*\nCorrect that file/,
  },
  "HEAD is missing": {
    break: (root) => rmSync(join(root, ".git/HEAD")),
    said: /not a git repository.*\nRestore what is missing there/,
  },
  "there is no git on PATH": {
    break: (root) => {
      mkdirSync(join(root, ".git/bin"));
      symlinkSync(process.execPath, join(root, ".git/bin/node"));
    },
    env: (root) => ({ PATH: join(root, ".git/bin") }),
    said: /spawnSync git ENOENT.*\nInstall git/,
  },
  "it may open too few files": {
    break: (root) => {
      mkdirSync(join(root, ".git/bin"));
      const git = `#!/bin/sh\nPATH=$REAL_PATH\nulimit -n 3\nexec git "$@"\n`;
      writeFileSync(join(root, ".git/bin/git"), git, { mode: 0o755 });
    },
    env: (root) => ({ REAL_PATH: process.env["PATH"], PATH: `${join(root, ".git/bin")}:${process.env["PATH"]}` }),
    said: /error while loading|open files/i,
  },
  "its list of branches is damaged": {
    break: (root) => appendFileSync(join(root, ".git/packed-refs"), "no hash and no name\n"),
    said: /unexpected line in .*packed-refs/,
  },
};

describe("a repository that git cannot read is refused with the reason and the way out:", () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  /** A workspace in which another branch has 9020. */
  async function withTaken(): Promise<string> {
    const { root } = await lab.make();
    const git = (...args: string[]) => run("git", args, { cwd: root });
    await git("add", "-A");
    await git("commit", "-qm", "what is derived");
    await git("checkout", "-q", "-b", "feature");
    expect((await lab.berth(root, "reserve", "taken", "--range=analysis")).status).toBe(0);
    await git("commit", "-qam", "taken");
    await git("checkout", "-q", "main");
    return root;
  }

  const berth = (root: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended> =>
    run(process.execPath, [lab.bin, ...args], { cwd: root, env });

  test.each(Object.entries(FAULTS))("%s", async (name, { break: damage, env = () => ({}), said }) => {
    const root = await withTaken();
    damage(root);
    const blind = [RESERVE, [...RESERVE, "--dry-run"], ["service", "next", "--range=analysis"]];
    // Only these need the branches; the others never ask for them.
    const others = name.includes("branches") ? [] : [["check"], ["list"], ["sync"], ["recover"], ["lint"], ["resolve"]];
    for (const args of [...blind, ...others]) {
      const { status, stderr } = await expectUntouched([root], () => berth(root, env(root), ...args));
      expect(stderr, args.join(" ")).toMatch(/^GIT_FAILED {2}The git repository around .* cannot be read: /);
      expect(stderr).toMatch(said);
      expect(status).toBe(3);
    }
    const { status, stdout } = await berth(root, env(root), "list", "--json");
    if (others.length > 0) expect([status, JSON.parse(stdout).failures[0].code]).toEqual([3, "GIT_FAILED"]);
    expect(existsSync(join(root, ".berth"))).toBe(false);
  });

  test("too many files are open", async () => {
    const root = await withTaken();
    const ends: string[] = [];
    // How many Node itself needs differs; with one more at a time, loading fails at some, and no number is given twice.
    for (let files = 16; files < 40; files++) {
      const words = [process.execPath, lab.bin, ...RESERVE, "--dry-run"].map((word) => `'${word}'`).join(" ");
      const { stderr, stdout } = await run("sh", ["-c", `ulimit -n ${files}; exec ${words}`], { cwd: root });
      expect(stdout).not.toMatch(/^9020 /m);
      ends.push(/SYSTEM_REFUSED|GIT_FAILED|9021/.exec(stderr + stdout)?.[0] ?? "Node failed");
    }
    expect(ends).toContain("SYSTEM_REFUSED");
    expect(ends.at(-1)).toBe("9021");
  });

  test.skipIf(process.getuid?.() !== 0)("another user owns the workspace", async () => {
    const root = await withTaken();
    for (const path of ["", ".git"]) chownSync(join(root, path), 12345, 12345);
    const home = join(root, ".git");
    const env = { HOME: home, GIT_CONFIG_GLOBAL: join(home, "trust") };
    for (const args of [["lint"], ["pre-commit"], RESERVE]) {
      const { status, stderr } = await expectUntouched([root], () => berth(root, env, ...args));
      expect(stderr).toMatch(
        /^GIT_FAILED {2}.*detected dubious ownership in repository at '.*'\. Nothing was changed\.\n/,
      );
      expect(status).toBe(3);
    }
    const said = (await berth(root, env, "lint")).stderr;
    const [way = ""] = /git config --global --add safe\.directory .+/.exec(said) ?? [];
    expect((await run("sh", ["-c", way], { cwd: root, env })).status).toBe(0);
    expect((await berth(root, env, "lint")).status).toBe(0);
  });

  test.skipIf(straceMissing)("an interrupted run waits until git answers again, and is finished then", async () => {
    const root = await withTaken();
    // The staging list and the journal are renamed into place first; this is in the middle of the files.
    const killed = await interrupt(root, [lab.bin, "service", "torn", "--range=analysis"], { name: "rename", nth: 4 });
    expect(killed.signal).toBe("SIGKILL");
    execFileSync("git", ["config", "core.bare", "true"], { cwd: root });
    for (const args of [RESERVE, ["recover"], ["check"]]) expect((await lab.berth(root, ...args)).status).toBe(3);
    expect(readdirSync(join(root, ".git/berth"))).toContain("journal.json");
    execFileSync("git", ["config", "core.bare", "false"], { cwd: root });
    expect((await lab.berth(root, "recover")).stdout).toMatch(/^Finished the interrupted run: /);
    expect((await lab.berth(root, "check")).status).toBe(0);
  });
});
