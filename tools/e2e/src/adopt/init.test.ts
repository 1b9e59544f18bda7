import { lstatSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { leftovers } from "../leftovers.ts";
import { makeRepository, type Repository } from "./make-repository.ts";

const PYTHON = { "main.py": "print(1)\n", "run.sh": "python main.py\n" };
const NX = {
  "nx.json": '{\n  // theirs\n  "plugins": ["@nx/js"]\n}\n',
  "package.json": '{\n  "name": "@acme/source",\n  "devDependencies": {\n    "nx": "24.0.6"\n  }\n}\n',
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
};

async function init(repository: Repository, ...args: string[]) {
  const ended = await repository.berth("init", ...args);
  expect(ended.status, ended.stdout + ended.stderr).toBe(0);
  return ended;
}

/** A second run says that nothing is left to do, and changes not one byte. */
async function expectSettled(repository: Repository, ...args: string[]) {
  const before = repository.files();
  expect((await init(repository, ...args)).stdout).toMatch(/^Everything is up to date\./);
  expect(repository.files()).toEqual(before);
  expect(leftovers(repository.root)).toEqual([]);
}

const statusOf = (repository: Repository) => repository.git("status", "--porcelain", "-uall").trim().split("\n").sort();

describe("a repository of Python and shell", () => {
  test("gets the spec, what is derived from it, and nothing else", async () => {
    const repository = makeRepository(PYTHON);
    expect((await init(repository)).stdout).toContain("Next:\n  berth reserve <name> --range=services");
    expect(statusOf(repository)).toEqual([
      "?? .gitignore",
      "?? config/ports.env",
      "?? spec/PORTS.md",
      "?? spec/ports.schema.json",
      "?? spec/ports.yaml",
    ]);
    await expectSettled(repository);
    expect(repository.installs()).toEqual([]);
  });

  test("can be worked with at once", async () => {
    const repository = makeRepository(PYTHON);
    await init(repository, "--ranges=web:3000-3099,jobs:4000-4099");
    const reserved = await repository.berth("reserve", "mail", "--range=jobs", "--json");
    expect(JSON.parse(reserved.stdout).ports).toEqual([
      { port: 4000, env: "MAIL_PORT", protocol: "HTTP", range: "jobs" },
    ]);
    repository.write("main.py", "import socket\nsocket.socket().bind(('', 4000))\n");
    const lint = await repository.berth("lint");
    expect(lint.status).toBe(1);
    expect(lint.stdout).toContain("MAIL_PORT");
    repository.git("checkout", "-q", "--", "main.py");
    for (const words of [["check"], ["lint"], ["list"], ["who", "4000"], ["doctor"], ["sync"]]) {
      const ended = await repository.berth(...words);
      expect(ended.status, words.join(" ") + ended.stdout + ended.stderr).toBe(0);
    }
  });

  test("is told in one sentence what a service needs; a container needs nothing", async () => {
    const repository = makeRepository(PYTHON);
    await init(repository);
    const refused = await repository.berth("service", "mail", "--range=services");
    expect(refused.status).toBe(2);
    expect(refused.stderr).toBe(
      "PLUGIN_MISSING  A service is scaffolded for Nx, and this workspace has no nx.json.\n" +
        "Reserve its port alone: berth reserve mail --range=services. " +
        "Or set up Nx first with npx nx@latest init, then run berth init.\n",
    );
    const added = await repository.berth(
      "service",
      "cache",
      "--template=external",
      "--image=redis:8",
      "--range=external",
    );
    expect(added.status, added.stderr).toBe(0);
    expect((await repository.berth("check")).status).toBe(0);
  });

  test("is not set up a second time from a folder below", async () => {
    const repository = makeRepository({ ...PYTHON, "deep/down/x.py": "" });
    await init(repository);
    const before = repository.files();
    expect((await repository.berthIn("deep/down", "init")).stdout).toMatch(/^Everything is up to date\./);
    expect(repository.files()).toEqual(before);
  });
});

test("a dry run shows the diff and writes nothing", async () => {
  const repository = makeRepository(NX);
  const { stdout } = await init(repository, "--dry-run");
  expect(stdout).toContain("--- a/nx.json\n+++ b/nx.json\n");
  expect(stdout).toContain('-  "plugins": ["@nx/js"]\n+  "plugins": ["@nx/js", "nx-berth"],\n');
  expect(stdout).toContain("+++ b/spec/ports.yaml\n");
  expect(stdout).toMatch(/Dry run: nothing was changed\.\n$/);
  expect(statusOf(repository)).toEqual([""]);
  expect(repository.installs()).toEqual([]);
});

test("a plan that was shown is carried out, and refused once the workspace has changed", async () => {
  const repository = makeRepository(NX);
  const { plan } = JSON.parse((await init(repository, "--dry-run", "--json")).stdout);
  repository.write(".gitignore", "dist\n");
  expect((await repository.berth("init", `--plan=${plan}`)).stderr).toContain("PLAN_STALE");
  repository.git("clean", "-fdq");
  await init(repository, `--plan=${plan}`, "--skip-install");
});

describe("an Nx workspace", () => {
  test("gets the plugin, the packages and their reasons, and is installed with its package manager", async () => {
    const repository = makeRepository(NX);
    const { stdout } = await init(repository, "--services=apps");
    expect(repository.read("nx.json")).toContain('// theirs\n  "plugins": ["@nx/js", "nx-berth"]');
    expect(stdout).toMatch(/^note: package\.json gets vitest \S+: nx test of a service\.$/m);
    expect(repository.read("spec/ports.yaml")).toContain('settings:\n  services: "apps"\n');
    expect(repository.installs()).toEqual(["pnpm install"]);
    // Nothing was installed by the stand-in, so that the next run tries again; no file is another.
    await expectSettled(repository, "--services=apps");
  });

  test("says INSTALL_FAILED where the packages can't be installed, with all else done", async () => {
    const repository = makeRepository(NX);
    repository.breakInstalls(true);
    const ended = await repository.berth("init");
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain(
      "INSTALL_FAILED  pnpm install failed: it ended with 1. Everything else is done.\n" +
        "Remove the cause and run: pnpm install\n",
    );
    expect(repository.read("nx.json")).toContain("nx-berth:sync");
    repository.breakInstalls(false);
    await expectSettled(repository);
  });

  test("can't be green while a package is missing: PACKAGE_MISSING, and init puts it right", async () => {
    const repository = makeRepository(NX);
    await init(repository);
    const made = await repository.berth("service", "mail", "--range=services");
    expect(made.status, made.stderr).toBe(0);
    expect((await repository.berth("check")).stdout).toBe("0 errors, 0 warnings.\n");
    const whole = repository.read("package.json");
    repository.write("package.json", whole.replace(/,\n.*"vitest": .*/, ""));
    const broken = await repository.berth("check");
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain("PACKAGE_MISSING  package.json does not list vitest, which the services need.");
    expect(broken.stdout).toContain("\nRun: npx berth init\n");
    await init(repository);
    expect(JSON.parse(repository.read("package.json"))).toEqual(JSON.parse(whole));
    expect((await repository.berth("check")).status).toBe(0);
  });

  test("is told of the other plugin that has a generator named service", async () => {
    const repository = makeRepository({
      ...NX,
      "package.json": '{ "devDependencies": { "nx": "24.0.6", "@nx/nest": "24.0.0" } }\n',
      "node_modules/@nx/nest/package.json": '{ "version": "24.0.0", "generators": "./generators.json" }\n',
      "node_modules/@nx/nest/generators.json": '{ "generators": { "service": {} } }\n',
    });
    const { stdout } = await init(repository, "--skip-install");
    expect(stdout).toContain("note: @nx/nest has a generator named service, too: run npx nx g nx-berth:service.\n");
    expect(stdout).toContain("Next:\n  npx nx g nx-berth:service <name> --range=services");
    expect(repository.installs()).toEqual([]);
  });
});

describe("what is there already", () => {
  test("stays: a compose file, links, settings of agents, .gitignore", async () => {
    const settings = '{\n  // theirs\n  "permissions": { "allow": ["Bash(ls:*)"] }\n}\n';
    const repository = makeRepository({
      "AGENTS.md": "# Theirs\n",
      ".claude/settings.json": settings,
      "compose.yaml": "services: { web: { image: nginx } }\n",
      ".gitignore": "dist\n.claude/worktrees/\n",
    });
    symlinkSync("AGENTS.md", join(repository.root, "CLAUDE.md"));
    repository.git("add", "-A");
    repository.git("commit", "-qm", "link");
    const { stdout } = await init(repository);
    expect(lstatSync(join(repository.root, "CLAUDE.md")).isSymbolicLink()).toBe(true);
    expect(repository.read("AGENTS.md")).toMatch(/^# Theirs\n\n<!-- berth:begin -->/);
    expect(repository.read(".claude/settings.json")).toContain('// theirs\n  "permissions"');
    expect(repository.read(".claude/settings.json")).toContain('"PreToolUse"');
    expect(repository.read(".gitignore")).toBe("dist\n.claude/worktrees/\nconfig/ports.local.env\n");
    expect(repository.read("compose.yaml")).toBe("services: { web: { image: nginx } }\n");
    expect(repository.read("spec/ports.yaml")).toContain('compose: "compose.berth.yaml"');
    expect(stdout).toContain("include: [{ path: compose.berth.yaml, env_file: config/ports.env }]");
    await expectSettled(repository);
    expect((await repository.berth("check")).stdout).toBe("0 errors, 0 warnings.\n");
    const added = await repository.berth(
      "service",
      "cache",
      "--template=external",
      "--image=redis:8",
      "--range=external",
    );
    expect(added.status, added.stderr).toBe(0);
    expect(repository.read("compose.berth.yaml")).toContain('image: "redis:8"');
    expect((await repository.berth("check")).status).toBe(0);
  });

  test("stays where a file that would be derived is another's: nothing is changed", async () => {
    const repository = makeRepository({ "config/ports.env": "WEB=3000\n" });
    const ended = await repository.berth("init");
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain("FILE_EXISTS  config/ports.env is there and is not Berth's");
    expect(statusOf(repository)).toEqual([""]);
    renameSync(join(repository.root, "config/ports.env"), join(repository.root, "config/old.env"));
    await init(repository);
  });

  test("is not left through a link: nothing is changed", async () => {
    const repository = makeRepository(PYTHON);
    const outside = join(repository.root, "../outside.txt");
    writeFileSync(outside, "theirs\n");
    symlinkSync(outside, join(repository.root, ".gitignore"));
    const ended = await repository.berth("init");
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain("PATH_UNSAFE");
    expect(repository.files().has("spec/ports.yaml")).toBe(false);
  });

  test("can be given back by git", async () => {
    const repository = makeRepository(NX);
    const before = repository.files();
    await init(repository, "--skip-install", "--agents", "--ci=github", "--git-hook");
    expect(statSync(join(repository.root, ".githooks/pre-commit")).mode & 0o111).toBe(0o111);
    repository.git("checkout", "-q", "--", ".");
    repository.git("clean", "-fdq");
    expect(repository.files()).toEqual(before);
  });

  test("is a hook of git that is stopped by a stale file", async () => {
    const repository = makeRepository(PYTHON);
    await init(repository, "--git-hook");
    mkdirSync(join(repository.root, "bin"));
    repository.git("add", "-A");
    repository.write("config/ports.env", "");
    repository.git("add", "-A");
    const ended = await repository.berth("pre-commit");
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain("DERIVED_STALE");
  });
});
