import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "./loopback.ts";
import { AS_NX_IS, type Ended, run } from "./run.ts";
import { serveUntilHealthy } from "./service-process.ts";
import { BUILT, makeWorkspace, openWorkspace, type Workspace } from "./workspace.ts";

/** Where people have their workspaces, and how they arrange them. */
const PLACES: Record<string, (workspace: Workspace) => string> = {
  "a path with a space": ({ root }) => moveTo(root, "work space"),
  "a linked worktree": ({ git, root }) => {
    const linked = join(mkdtempSync(join(tmpdir(), "berth-e2e-linked-")), "linked");
    git("worktree", "add", "-q", "-b", "feature", linked);
    // What git doesn't track has to come along, as after `npm ci` and a build.
    for (const path of ["node_modules", ...BUILT]) execFileSync("cp", ["-al", join(root, path), join(linked, path)]);
    return linked;
  },
  "a workspace whose CLAUDE.md is a link to AGENTS.md": ({ git, root }) => {
    rmSync(join(root, "AGENTS.md"));
    renameSync(join(root, "CLAUDE.md"), join(root, "AGENTS.md"));
    symlinkSync("AGENTS.md", join(root, "CLAUDE.md"));
    git("commit", "-qam", "link");
    return root;
  },
};

const cases = Object.keys(PLACES).flatMap((place) => ["true", "false"].map((daemon) => ({ place, daemon })));

describe.each(cases)("in $place, with NX_DAEMON=$daemon", ({ daemon, place }) => {
  let workspace: Workspace;
  const folders: string[] = [];
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const made = makeWorkspace();
    folders.push(made.root);
    const root = PLACES[place]?.(made) ?? made.root;
    folders.push(root);
    workspace = openWorkspace(root);
    // A folder of its own for the sockets: daemons of other workspaces on this machine are not to be met, nor stopped.
    const sockets = mkdtempSync(join(tmpdir(), "nx-"));
    folders.push(sockets);
    // CI: Nx starts no daemon where it takes itself to be on a build machine.
    env = { ...AS_NX_IS, NX_DAEMON: daemon, NX_SOCKET_DIR: sockets, NX_DAEMON_SOCKET_DIR: sockets, CI: "false" };
    // The daemon is warm, as on a developer's machine, and knows the workspace as it was.
    await passes(nx("show", "projects"));
  });
  afterAll(async () => {
    await passes(nx("daemon", "--stop"));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const nx = (...args: string[]) =>
    run(process.execPath, [join(workspace.root, "node_modules/.bin/nx"), ...args], { cwd: workspace.root, env });
  const berth = (...args: string[]) =>
    run(process.execPath, [join(workspace.root, "node_modules/.bin/berth"), ...args], { cwd: workspace.root, env });
  const projects = async () => (await passes(nx("show", "projects"))).split("\n");

  test("the daemon runs where it is to run", async () => {
    const told = await passes(nx("daemon"));
    expect(told.includes("is currently running")).toBe(daemon === "true");
  });

  test("nx test and nx serve find a service that nx g service has made", async () => {
    await passes(nx("g", "service", "hello", "--range=analysis"));
    await passes(nx("test", "hello"));
    const port = await freePort();
    await serveUntilHealthy("hello", [port], ["node_modules/.bin/nx", "serve", "hello"], {
      cwd: workspace.root,
      env: { ...env, HELLO_PORT: String(port) },
    });
  });

  test("nx finds a service that berth service has made, and no more one that is retired with its folder", async () => {
    await passes(berth("service", "swift", "--range=subscriber"));
    expect(await projects()).toContain("swift");
    workspace.git("add", "-A");
    workspace.git("commit", "-qm", "swift");
    await passes(berth("retire", "swift", "--delete"));
    expect(await projects()).not.toContain("swift");
  });

  test.skipIf(straceMissing)(`nx finds a service that berth recover has finished ${straceMissing}`, async () => {
    const killed = ["-o", "/dev/null", "-e", "inject=rename:signal=KILL:when=6"];
    const command = [process.execPath, "node_modules/.bin/berth", "service", "tide", "--range=analysis"];
    const cwd = workspace.root;
    expect(await run("strace", [...killed, ...command], { cwd, env })).toMatchObject({ signal: "SIGKILL" });
    expect(await passes(berth("recover"))).toContain("Finished the interrupted run: service tide");
    expect(await projects()).toContain("tide");
    await passes(berth("move", "tide", "--range=external", "--reason=grown"));
    await passes(nx("typecheck", "tide"));
  });

  test("everything derived is up to date", async () => {
    await passes(nx("sync:check"));
    expect(await passes(berth("check"))).toMatch(/^0 errors, /m);
    expect(workspace.read("CLAUDE.md")).toContain("| hello ");
    expect(workspace.read("AGENTS.md")).toBe(workspace.read("CLAUDE.md"));
  });
});

function moveTo(root: string, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "berth-e2e-moved-"));
  const moved = join(folder, name);
  mkdirSync(folder, { recursive: true });
  renameSync(root, moved);
  return moved;
}

async function passes(command: Promise<Ended>): Promise<string> {
  const { signal, status, stderr, stdout } = await command;
  expect({ signal, status }, stdout + stderr).toEqual({ signal: null, status: 0 });
  return stdout;
}
