import { execSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createBerth } from "./create-berth.ts";
import type { WorkspaceRequest } from "./create-workspace.ts";
import { type Git, runGit } from "./git.ts";
import type { World } from "./world.ts";

const wish = { name: "acme", ranges: "web:9100-9199,jobs:9200-9249" };

// The git of a person who has set up a name, whatever this computer has.
vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null");
vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
for (const name of ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"])
  vi.stubEnv(name, undefined);
const git: Git = (cwd, ...args) => runGit(cwd, "-c", "user.name=Ada", "-c", "user.email=ada@example.invalid", ...args);

/** A world in which create-nx-workspace makes a folder with one file. */
function makeWorld(own: Partial<World> = {}): World & { requests: WorkspaceRequest[] } {
  const cwd = own.cwd ?? mkdtempSync(join(tmpdir(), "berth-create-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const requests: WorkspaceRequest[] = [];
  return {
    cwd,
    packageManager: "pnpm",
    git,
    async create(request) {
      requests.push(request);
      mkdirSync(join(cwd, request.name));
      writeFileSync(join(cwd, request.name, "nx.json"), "{}\n");
    },
    ...own,
    requests,
  };
}

test("a new workspace is committed, and the next two commands are those of the package manager", async () => {
  const world = makeWorld();
  expect(await createBerth({ ...wish, service: "price-alerts" }, world)).toEqual({
    status: 0,
    text: "acme is ready, with the service price-alerts.\n\n  cd acme\n  pnpm nx serve price-alerts",
  });
  expect(world.requests).toEqual([
    { ...wish, packageManager: "pnpm", branch: "main", service: "price-alerts", range: "web" },
  ]);
  const acme = join(world.cwd, "acme");
  expect(git(acme, "log", "--format=%s").stdout).toBe("chore: create the workspace with create-berth\n");
  expect(git(acme, "branch", "--show-current").stdout).toBe("main\n");
  expect(git(acme, "status", "--porcelain").stdout).toBe("");
});

test("without a first service, the next command makes one", async () => {
  const { text } = await createBerth(wish, makeWorld({ packageManager: "npm" }));
  expect(text).toBe("acme is ready.\n\n  cd acme\n  npx nx g nx-berth:service hello --range=web");
});

test("the repository starts on the branch that the person's git is set to", async () => {
  const world = makeWorld({ git: (cwd, ...args) => git(cwd, "-c", "init.defaultBranch=trunk", ...args) });
  await createBerth(wish, world);
  expect(world.requests[0]?.branch).toBe("trunk");
  expect(git(join(world.cwd, "acme"), "branch", "--show-current").stdout).toBe("trunk\n");
});

test("inside of a git repository no second one is made", async () => {
  const world = makeWorld();
  git(world.cwd, "init", "-q");
  const { status, text } = await createBerth(wish, world);
  expect(status).toBe(0);
  expect(text).toContain("It lies in the git repository ");
  expect(existsSync(join(world.cwd, "acme/.git"))).toBe(false);
});

test.each([
  { what: "a name with capitals", own: { name: "Acme" }, code: "NAME_INVALID" },
  { what: "a name with a shell command", own: { name: "a;touch b" }, code: "NAME_INVALID" },
  { what: "ranges that overlap", own: { ranges: "a:9100-9199,b:9150-9160" }, code: "RANGE_OVERLAP" },
  { what: "ranges with a shell command", own: { ranges: "a:9100-9199$(touch b)" }, code: "FLAG_INVALID" },
  { what: "a service's name with a dot", own: { service: "a.b" }, code: "NAME_INVALID" },
])("refuses $what, and makes nothing", async ({ own, code }) => {
  const world = makeWorld();
  const { status, text } = await createBerth({ ...wish, ...own }, world);
  expect(text).toMatch(new RegExp(`^${code}  `));
  expect(status).toBe(2);
  expect(world.requests).toEqual([]);
});

test("refuses a folder that exists, and says how to add Berth to it", async () => {
  const world = makeWorld();
  mkdirSync(join(world.cwd, "acme"));
  expect(await createBerth(wish, world)).toEqual({
    status: 2,
    text:
      "FILE_EXISTS  acme exists already. Nothing was changed.\n" +
      "Choose another name. To add Berth to the Nx workspace in acme: cd acme && npx nx add nx-berth",
  });
});

test.each(["", "apps/deep"])(
  "refuses a folder %s in an Nx workspace, and says how to add Berth to it",
  async (below) => {
    const root = makeWorld().cwd;
    writeFileSync(join(root, "nx.json"), "{}\n");
    mkdirSync(join(root, below), { recursive: true });
    const world = makeWorld({ cwd: join(root, below) });
    expect(await createBerth(wish, world)).toEqual({
      status: 2,
      text:
        `FILE_EXISTS  ${root} is an Nx workspace already. Nothing was changed.\n` +
        "Run the command in a folder outside of it. To add Berth to it, run there: npx nx add nx-berth",
    });
    expect(world.requests).toEqual([]);
  },
);

test("refuses a folder whose path a shell would run", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "berth-$(create)-"));
  const world = makeWorld({ cwd });
  expect((await createBerth(wish, world)).text).toContain("PATH_UNSAFE  The path of this folder contains $");
  expect(world.requests).toEqual([]);
});

test("without a git identity nothing is made, and the commands of the message set one", async () => {
  const world = makeWorld({ git: (cwd, ...args) => runGit(cwd, "-c", "user.useConfigOnly=true", ...args) });
  vi.stubEnv("GIT_CONFIG_GLOBAL", join(world.cwd, "gitconfig"));
  onTestFinished(() => void vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null"));
  const { status, text } = await createBerth(wish, world);
  expect(status).toBe(3);
  expect(text).toContain("GIT_UNREADY  git doesn't know your name and email address");
  expect(world.requests).toEqual([]);

  const commands = text.split("\n").filter((line) => line.startsWith("  git "));
  expect(commands).toHaveLength(2);
  for (const command of commands) execSync(command, { cwd: world.cwd });
  expect((await createBerth(wish, world)).status).toBe(0);
});

test("without git nothing is made", async () => {
  const world = makeWorld({ git: () => ({ status: null, stdout: "", stderr: "" }) });
  expect((await createBerth(wish, world)).text).toContain("GIT_UNREADY  git is not installed");
  expect(world.requests).toEqual([]);
});

test("a failure before the folder is made says that nothing is left behind", async () => {
  const create = () => Promise.reject(new Error("Failed to install dependencies\ngetaddrinfo ENOTFOUND"));
  expect(await createBerth(wish, makeWorld({ create }))).toEqual({
    status: 3,
    text: [
      "CREATE_FAILED  The workspace could not be created.",
      "  Failed to install dependencies",
      "  getaddrinfo ENOTFOUND",
      "Nothing was left behind. The package registry does not answer. Check the network and the registry that your " +
        "package manager uses, then run the same command again.",
    ].join("\n"),
  });
});

test("a failure later names the folder that is unfinished", async () => {
  const world = makeWorld({
    create({ name }) {
      mkdirSync(join(world.cwd, name));
      return Promise.reject(new Error("Failed to apply preset: nx-berth"));
    },
  });
  const { status, text } = await createBerth(wish, world);
  expect(status).toBe(3);
  expect(text).toContain("\nThe folder acme is unfinished: delete it. Remove the cause, then");

  rmSync(join(world.cwd, "acme"), { recursive: true });
  expect((await createBerth(wish, makeWorld({ cwd: world.cwd }))).status).toBe(0);
});

test("a commit that fails leaves a ready workspace and says how to commit it", async () => {
  const world = makeWorld({
    git: (cwd, ...args) =>
      args[0] === "commit" ? { status: 128, stdout: "", stderr: "gpg failed to sign\n" } : git(cwd, ...args),
  });
  const { status, text } = await createBerth(wish, world);
  expect(status).toBe(3);
  expect(text).toContain("acme is ready.\ngit commit failed, so the first commit is missing:\n  gpg failed to sign\n");
});
