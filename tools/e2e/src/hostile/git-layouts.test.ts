import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshWorkspace } from "../fresh-workspace.ts";
import { berth, type Ended, nx, run } from "../run.ts";
import { type HostileLab, openHostileLab, writeText } from "./hostile-lab.ts";

const HARDCODED = 'import { createServer } from "node:http";\ncreateServer().listen(9000);\n';

let lab: HostileLab;
beforeAll(() => {
  lab = openHostileLab();
});
afterAll(() => lab.close());

async function git(cwd: string, ...args: string[]): Promise<string> {
  const { status, stderr, stdout } = await run("git", ["-c", "protocol.file.allow=always", ...args], { cwd });
  expect(status, args.join(" ") + stderr).toBe(0);
  return stdout;
}

/** A workspace whose every file is committed, one of them with a hardcoded port. */
async function makeCommitted() {
  const { outside, root } = await lab.make();
  writeText(root, "services/gate/main.ts", HARDCODED);
  await git(root, "add", "-A");
  await git(root, "commit", "-qm", "all of it");
  return { outside, root };
}

describe("berth lint works where .git is a file:", () => {
  const expectFinding = ({ status, stderr, stdout }: Ended) => {
    expect(stderr).toBe("");
    expect(stdout).toContain("services/gate/main.ts:2:23  PORT_HARDCODED");
    expect(status).toBe(1);
  };

  test("a linked worktree", async () => {
    const { outside, root } = await makeCommitted();
    const linked = join(outside, "linked");
    await git(root, "worktree", "add", "-q", linked);
    expectFinding(await lab.berth(linked, "lint"));
  });

  test("a submodule", async () => {
    const { outside, root } = await makeCommitted();
    const host = join(outside, "host");
    await git(outside, "init", "-q", host);
    await git(host, "submodule", "--quiet", "add", root, "below");
    expectFinding(await lab.berth(join(host, "below"), "lint"));
  });

  test("a git directory elsewhere", async () => {
    const { outside, root } = await makeCommitted();
    await git(root, "init", "-q", "--separate-git-dir", join(outside, "elsewhere.git"));
    expectFinding(await lab.berth(root, "lint"));
  });
});

describe("berth lint takes a path through a link to the workspace:", () => {
  test.each(["services/gate/main.ts", "services", "."])("%s", async (path) => {
    const { outside, root } = await makeCommitted();
    const link = join(outside, "link");
    symlinkSync(root, link);
    for (const cwd of [root, join(root, "services")]) {
      const { status, stderr, stdout } = await lab.berth(cwd, "lint", join(link, path));
      expect(stderr).toBe("");
      expect(stdout).toContain("services/gate/main.ts:2:23  PORT_HARDCODED");
      expect(status).toBe(1);
    }
    const { status, stderr } = await lab.berth(root, "lint", join(outside, "victim"));
    expect([status, stderr]).toEqual([2, expect.stringContaining("FLAG_INVALID")]);
  });
});

describe("what git has and leaves out of the working copy is there:", () => {
  /** A workspace with a service of its own, of which only some folders are checked out. */
  async function makeSparse(...shown: string[]) {
    const { root } = await lab.make();
    expect((await lab.berth(root, "service", "swift", "--range=analysis")).status).toBe(0);
    await git(root, "add", "-A");
    await git(root, "commit", "-qm", "swift");
    expect((await lab.berth(root, "check")).stdout).not.toContain("MISSING");
    if (shown.length > 0) await git(root, "sparse-checkout", "set", ...shown);
    return root;
  }

  test.each([
    ["the services", ["spec", "config", ".claude"]],
    ["the services and what is derived", ["spec"]],
  ])("in a sparse checkout without %s", async (_, shown) => {
    const root = await makeSparse(...shown);
    expect(existsSync(join(root, "services/swift"))).toBe(false);
    const { status, stdout } = await lab.berth(root, "check");
    expect([status, stdout]).toEqual([0, expect.not.stringContaining("MISSING")]);
    const taken = await lab.berth(root, "service", "swift", "--range=analysis");
    expect(taken.stderr).not.toBe("");
    expect(existsSync(join(root, "services/swift"))).toBe(false);
  });

  test("in a folder that was hidden by hand (git update-index --skip-worktree)", async () => {
    const root = await makeSparse();
    const files = (await git(root, "ls-files", "services/swift")).trim().split("\n");
    await git(root, "update-index", "--skip-worktree", ...files);
    rmSync(join(root, "services/swift"), { recursive: true });
    expect((await lab.berth(root, "check")).stdout).not.toContain("MISSING");
    await git(root, "update-index", "--no-skip-worktree", ...files);
    expect((await lab.berth(root, "check")).stdout).toContain("OWNER_MISSING");
  });

  test("and every door of a sync is clean where only what is derived is left out", async () => {
    const workspace = freshWorkspace();
    const { root } = workspace;
    workspace.git("sparse-checkout", "set", "--no-cone", "/*", "!/config");
    expect(existsSync(join(root, "config"))).toBe(false);
    expect((await berth(root, "check")).status).toBe(0);
    expect(await berth(root, "sync")).toMatchObject({ status: 0, stderr: "" });
    expect((await nx(root, "sync:check")).status).toBe(0);
    const spec = workspace.read("spec/ports.yaml");
    workspace.write("spec/ports.yaml", spec.replace("env: RECORDING_PORT", "env: RECORDER_PORT"));
    const way = "git sparse-checkout add config";
    expect(await berth(root, "sync")).toMatchObject({ status: 3, stderr: expect.stringContaining(way) });
    const synced = await nx(root, "sync");
    expect(synced.status).not.toBe(0);
    expect(synced.stdout + synced.stderr).toContain(way);
    expect(existsSync(join(root, "config"))).toBe(false);
  });

  test("in a derived file that was hidden by hand", async () => {
    const root = await makeSparse();
    await git(root, "update-index", "--skip-worktree", "CLAUDE.md");
    rmSync(join(root, "CLAUDE.md"));
    expect((await lab.berth(root, "check")).status).toBe(0);
    expect(await lab.berth(root, "sync")).toMatchObject({ status: 0, stderr: "" });
    const { stderr } = await lab.berth(root, "reserve", "next", "--range=analysis");
    expect(stderr).toContain("git update-index --no-skip-worktree CLAUDE.md && git checkout -- CLAUDE.md");
  });

  test("and a spec that is left out is named, with the command that brings it back", async () => {
    const root = await makeSparse("services/swift");
    const seen = await lab.berth(root, "check");
    expect(seen.stdout + seen.stderr).toContain("Check it out first: git sparse-checkout add spec");
    for (const args of [["list"], ["lint"], ["reserve", "next", "--range=analysis"]])
      expect((await lab.berth(root, ...args)).stderr).toContain("git sparse-checkout add spec");
    const below = await lab.berth(join(root, "services/swift"), "list");
    expect(below.stderr).toContain(`git -C ${root} sparse-checkout add spec`);
    await git(root, "sparse-checkout", "add", "spec");
    expect((await lab.berth(root, "list")).status).toBe(0);
  });

  test("and a service that is left out is not deleted, until it is checked out", async () => {
    const root = await makeSparse("spec", "config", ".claude");
    const args = ["retire", "swift", "--reason=it is over", "--delete"];
    const { status, stderr } = await lab.berth(root, ...args);
    expect([status, stderr]).toEqual([3, expect.stringContaining("git sparse-checkout add services/swift")]);
    await git(root, "sparse-checkout", "add", "services/swift");
    expect((await lab.berth(root, ...args)).stderr).not.toContain("not checked out");
  });

  test("and a run that would change such a file is refused, until it is checked out", async () => {
    const root = await makeSparse("spec");
    const args = ["reserve", "next", "--range=analysis"];
    const refused = await lab.berth(root, ...args);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain("FILE_UNREADABLE  config/ports.env cannot be changed: it is not checked out here");
    const ways = new Set([...refused.stderr.matchAll(/git (sparse-checkout add .+)/g)].map(([, way = ""]) => way));
    for (const way of ways) await git(root, ...way.split(" "));
    expect(await lab.berth(root, ...args)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(root, "CLAUDE.md"), "utf8")).toContain("Written by hand, to be kept.");
    expect((await lab.berth(root, "check")).status).toBe(0);
  });
});

describe("a worktree inside the workspace:", () => {
  test("berth sees what it takes, and doesn't lint its files", async () => {
    const { root } = await makeCommitted();
    const nested = join(root, ".claude/worktrees/wt");
    mkdirSync(join(root, ".claude/worktrees"), { recursive: true });
    await git(root, "worktree", "add", "-q", nested);
    expect((await lab.berth(nested, "reserve", "theirs", "--range=analysis")).status).toBe(0);
    const made = await lab.berth(root, "reserve", "ours", "--range=analysis", "--json");
    expect(JSON.parse(made.stdout).ports[0].port).toBe(9021);
    expect((await lab.berth(root, "lint")).stdout).not.toContain(".claude/worktrees");
  });
});
