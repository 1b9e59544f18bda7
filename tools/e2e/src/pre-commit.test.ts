import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makePortLab, type PortLab } from "./doctor/port-lab.ts";
import { type Ended, run } from "./run.ts";
import { BERTH, REPOSITORY } from "./workspace.ts";

const HOOKS = join(REPOSITORY, ".githooks");
const CLOSING = "The commit was stopped. git commit --no-verify goes around this; CI does not.\n";

describe("berth pre-commit", () => {
  let lab: PortLab;
  let port: number;
  const git = (...args: string[]) => run("git", args, { cwd: lab.root });
  const stage = (path: string, text: string) => {
    lab.write(path, text);
    return git("add", path);
  };
  const commit = (...args: string[]) => git("commit", "-qm", "work", ...args);
  const listen = (what: string | number) =>
    `import { createServer } from "node:http";\ncreateServer().listen(${what});\n`;

  /** What git says of a commit that the hook has stopped; nothing was committed. */
  async function stopped(ending: Promise<Ended>): Promise<string> {
    const before = (await git("rev-parse", "HEAD")).stdout;
    const { status, stderr } = await ending;
    expect(status, stderr).toBe(1);
    expect((await git("rev-parse", "HEAD")).stdout).toBe(before);
    expect(stderr.endsWith(`\n\n${CLOSING}`), stderr).toBe(true);
    return stderr;
  }
  async function goes(ending: Promise<Ended>) {
    const { status, stderr } = await ending;
    expect(status, stderr).toBe(0);
  }

  beforeEach(async () => {
    lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    port = lab.ports["alpha"] ?? 0;
    mkdirSync(join(lab.root, "node_modules/.bin"), { recursive: true });
    symlinkSync(BERTH, join(lab.root, "node_modules/.bin/berth"));
    lab.write(".gitignore", "node_modules/\n");
    for (const service of ["alpha", "beta"]) lab.write(`services/${service}/README.md`, "A service.\n");
    expect((await lab.berth(["sync"])).status).toBe(0);
    for (const args of [
      ["init", "-q"],
      ["add", "-A"],
      ["commit", "-qm", "start"],
      ["config", "core.hooksPath", HOOKS],
    ])
      await goes(git(...args));
  });

  test("lets a commit pass that brings no hardcoded port", async () => {
    await stage("services/alpha/a.ts", listen(`Number(process.env.ALPHA_PORT ?? ${port})`));
    await goes(commit());
  });

  test("stops a commit that brings one, with place and way out", async () => {
    await stage("services/beta/a.ts", listen(port));
    const said = await stopped(commit());
    expect(said).toContain(`services/beta/a.ts:2:23  PORT_HARDCODED  ${port} is hardcoded`);
    expect(said).toContain("ALPHA_PORT");
    await goes(commit("--no-verify"));
  });

  test("judges what is staged, not what the working copy holds", async () => {
    await stage("a.ts", listen(port));
    lab.write("a.ts", listen("0"));
    await stopped(commit());
    await stage("a.ts", listen("0"));
    lab.write("a.ts", listen(port));
    await goes(commit());
  });

  test("lets a file with findings of old be edited, and not be made worse", async () => {
    await stage("a.ts", listen(port));
    await goes(commit("--no-verify"));
    await stage("a.ts", `// Since ever.\n${listen(port)}`);
    await goes(commit());
    await stage("a.ts", listen(port) + listen(port));
    await stopped(commit());
  });

  test("lets what the staged baseline excuses pass, and nothing beyond it", async () => {
    lab.write("a.ts", listen(port));
    expect((await lab.berth(["lint", "--baseline"])).status).toBe(0);
    await git("add", "a.ts");
    // The baseline is not staged yet.
    await stopped(commit());
    await git("add", "-A");
    await goes(commit());
    await stage("a.ts", `// Since ever.\n${listen(port)}createServer().listen(${port}, "::1");\n`);
    const said = await stopped(commit());
    expect(said).toContain("a.ts:4:23  PORT_HARDCODED");
    expect(said).not.toContain("a.ts:3:23");
    await stage("a.ts", listen(port));
    await git("mv", "a.ts", "b.ts");
    expect(await stopped(commit())).toContain("b.ts:2:23  PORT_HARDCODED");
  });

  test("refuses a staged baseline that is broken, with its place", async () => {
    await stage("config/ports.lint.json", "{\n");
    const { status, stderr } = await commit();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^config\/ports\.lint\.json:2:1 {2}BASELINE_INVALID/);
  });

  test("stops an edit of the spec without what is derived from it", async () => {
    const spec = readFileSync(join(lab.root, "spec/ports.yaml"), "utf8");
    await stage("spec/ports.yaml", spec.replace("env: ALPHA_PORT", "env: FIRST_PORT"));
    // The working copy is right; the commit would not be.
    expect((await lab.berth(["sync"])).status).toBe(0);
    expect(await stopped(commit())).toMatch(/DERIVED_STALE {2}config\/ports\.env does not match/);
    await git("add", "-A");
    await goes(commit());
  });

  test("sees what git commit -a and git commit <path> take up", async () => {
    await stage("a.ts", listen("0"));
    await stage("b.ts", listen("0"));
    await goes(commit());
    lab.write("a.ts", listen(port));
    expect(await stopped(commit("-a"))).toContain("a.ts:2:23  PORT_HARDCODED");
    lab.write("b.ts", `// Nothing.\n${listen("0")}`);
    await goes(commit("b.ts"));
    await stopped(commit("a.ts"));
  });

  test("works where the workspace is a folder of the repository", async () => {
    const outer = join(lab.root, "outer");
    mkdirSync(join(outer, "shop"), { recursive: true });
    for (const name of ["spec", "config", "services", ".claude", "CLAUDE.md", "node_modules"])
      renameSync(join(lab.root, name), join(outer, "shop", name));
    const inner = (...args: string[]) => run("git", args, { cwd: join(outer, "shop") });
    for (const args of [
      ["init", "-q", ".."],
      ["add", "spec", "config", "services", ".claude", "CLAUDE.md"],
      ["commit", "-qm", "start"],
    ])
      await goes(inner(...args));
    const berth = () => run("node_modules/.bin/berth", ["pre-commit"], { cwd: join(outer, "shop") });
    await goes(berth());
    lab.write("outer/shop/services/beta/a.ts", listen(port));
    await goes(inner("add", "services"));
    const { status, stderr } = await berth();
    expect(status).toBe(1);
    expect(stderr).toContain("services/beta/a.ts:2:23  PORT_HARDCODED");
  });

  test("says what to do in a worktree without node_modules", async () => {
    const linked = join(lab.root, "..", "linked");
    await goes(git("worktree", "add", "-q", linked));
    const ended = await run("git", ["commit", "-qm", "work", "--allow-empty"], { cwd: linked });
    await git("worktree", "remove", "--force", linked);
    expect(ended).toMatchObject({
      status: 1,
      stderr:
        `berth is not installed in ${linked}, so this commit was not checked for ports.\n` +
        `Run npm ci here, then commit again. git commit --no-verify goes around the check; CI does not.\n`,
    });
  });

  test("works in a worktree inside the workspace, with the berth that lies above it", async () => {
    const nested = join(lab.root, "nested");
    await goes(git("worktree", "add", "-q", nested));
    const inside = (...args: string[]) => run("git", args, { cwd: nested });
    await goes(inside("commit", "-qm", "work", "--allow-empty"));
    lab.write("nested/a.ts", listen(port));
    await goes(inside("add", "a.ts"));
    await stopped(inside("commit", "-qm", "work"));
  });

  test("is what pre-commit.com is told to run, once for all files", async () => {
    const [hook, ...others] = parse(readFileSync(join(REPOSITORY, ".pre-commit-hooks.yaml"), "utf8"));
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: "berth", language: "script", pass_filenames: false });
    await stage("a.ts", listen(port));
    const { status, stderr } = await run(join(REPOSITORY, hook.entry), [], { cwd: lab.root });
    expect(status).toBe(1);
    expect(stderr).toContain("a.ts:2:23  PORT_HARDCODED");
  });
});
