import { execFileSync, execSync } from "node:child_process";
import { appendFileSync, chownSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, write } from "@berth/commit/test";
import { renderFailures } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { locateWorkspace } from "./locate-git.ts";

const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, stdio: "pipe" });

function makeRepository(): string {
  const root = makeFolder();
  git(root, "init", "-q");
  git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
  return root;
}

const stateOf = (root: string) => unwrap(locateWorkspace(root)).state;

const inFolder = (root: string) => ({
  lock: join(root, ".berth/lock"),
  journal: join(root, ".berth/journal.json"),
});

afterEach(() => vi.unstubAllEnvs());

describe("lock and journal", () => {
  it("uses the workspace where there is no git", () => {
    const root = makeFolder();
    expect(stateOf(root)).toEqual(inFolder(root));
    expect(readdirSync(root)).toEqual([]);
  });

  it("uses the git directory, and creates nothing in it", () => {
    const root = makeRepository();
    expect(stateOf(root)).toEqual({
      lock: join(root, ".git/berth/lock"),
      journal: join(root, ".git/berth/journal.json"),
    });
    expect(readdirSync(join(root, ".git"))).not.toContain("berth");
  });

  it("gives linked worktrees one lock and a journal each", () => {
    const root = makeRepository();
    const linked = join(makeFolder(), "linked");
    git(root, "worktree", "add", "-q", linked);
    const [main, other] = [stateOf(root), stateOf(linked)];
    expect(other.lock).toBe(main.lock);
    expect(other.journal).toBe(join(root, ".git/worktrees/linked/berth/journal.json"));
  });

  it("gives two workspaces of one repository one lock and a journal each", () => {
    const root = makeRepository();
    mkdirSync(join(root, "apps/a"), { recursive: true });
    mkdirSync(join(root, "apps/b"), { recursive: true });
    const [a, b] = [stateOf(join(root, "apps/a")), stateOf(join(root, "apps/b"))];
    expect(a.lock).toBe(join(root, ".git/berth/lock"));
    expect(b.lock).toBe(a.lock);
    expect(new Set([a.journal, b.journal, stateOf(root).journal]).size).toBe(3);
  });

  it("is not led astray by the environment of a git hook", () => {
    const [root, other] = [makeRepository(), makeRepository()];
    vi.stubEnv("GIT_DIR", join(other, ".git"));
    vi.stubEnv("GIT_COMMON_DIR", join(other, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other);
    vi.stubEnv("GIT_INDEX_FILE", join(other, ".git/index"));
    expect(stateOf(root).lock).toBe(join(root, ".git/berth/lock"));
  });

  it("are in the workspace in a bare repository", () => {
    const bare = makeFolder();
    git(bare, "init", "-q", "--bare");
    expect(stateOf(bare)).toEqual(inFolder(bare));
  });

  it("are in the git directory of a worktree of a bare repository", () => {
    const [source, folder] = [makeRepository(), makeFolder()];
    git(folder, "clone", "-q", "--bare", source, ".bare");
    write(folder, ".git", "gitdir: ./.bare\n");
    git(folder, "worktree", "add", "-q", "main-copy");
    expect(stateOf(join(folder, "main-copy")).lock).toBe(join(folder, ".bare/berth/lock"));
  });

  it("are in the git directory, though the workspace's path holds a newline", () => {
    const root = makeRepository();
    write(root, "a\nb/file", "");
    expect(stateOf(join(root, "a\nb")).lock).toBe(join(root, ".git/berth/lock"));
  });
});

describe("a repository that git cannot read is refused, and lock and journal stay where they are:", () => {
  const refusalAt = (root: string) => {
    const places = locateWorkspace(root);
    return places.ok ? "not refused" : renderFailures(places.failures);
  };
  const say = (root: string, reason: string, fix: string) =>
    `GIT_FAILED  The git repository around ${root} cannot be read: ${reason}. Nothing was changed.\n${fix}`;

  it("core.bare is true, and the way out works", () => {
    const root = makeRepository();
    git(root, "config", "core.bare", "true");
    const command = `git config core.bare false`;
    expect(refusalAt(root)).toBe(
      say(
        root,
        "this operation must be run in a work tree",
        `Run "${command}" in ${root}, then run the command again.`,
      ),
    );
    git(root, "config", "core.bare", "false");
    expect(stateOf(root).lock).toBe(join(root, ".git/berth/lock"));
  });

  it.each(["local", "global"])("the %s configuration is broken", (which) => {
    const root = makeRepository();
    const file = which === "local" ? join(root, ".git/config") : join(makeFolder(), "gitconfig");
    appendFileSync(file, "[broken\n");
    if (which === "global") vi.stubEnv("GIT_CONFIG_GLOBAL", file);
    expect(refusalAt(root)).toMatch(/bad config line \d+ in file .*config\. Nothing was changed\.\nCorrect that file/);
  });

  it.each(["HEAD", "objects", "refs"])("%s is missing", (name) => {
    const root = makeRepository();
    rmSync(join(root, ".git", name), { recursive: true });
    expect(refusalAt(root)).toMatch(/not a git repository.*\. Nothing was changed\.\nRestore what is missing there/);
  });

  it("HEAD is missing, and another repository lies around it", () => {
    const outer = makeRepository();
    const root = join(outer, "inner");
    mkdirSync(root);
    git(root, "init", "-q");
    rmSync(join(root, ".git/HEAD"));
    expect(refusalAt(root)).toContain(`not a git repository: ${root}/.git. Nothing was changed.`);
  });

  it("a .git file that leads nowhere", () => {
    const root = makeFolder();
    write(root, ".git", "gitdir: /nowhere\n");
    expect(refusalAt(root)).toContain("not a git repository: /nowhere. Nothing was changed.");
  });

  it("there is no git on PATH, at the top level and below it", () => {
    const root = makeRepository();
    write(root, "apps/shop/file", "");
    vi.stubEnv("PATH", makeFolder());
    for (const folder of [root, join(root, "apps/shop")])
      expect(refusalAt(folder)).toBe(
        say(folder, "spawnSync git ENOENT", "Install git, or put it on PATH, and run the command again."),
      );
  });

  it.skipIf(process.getuid?.() !== 0)("another user owns it, until its owner is trusted", () => {
    const root = makeRepository();
    for (const path of ["", ".git"]) chownSync(join(root, path), 12345, 12345);
    const home = makeFolder();
    vi.stubEnv("HOME", home);
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(home, ".gitconfig"));
    const said = refusalAt(root);
    expect(said).toContain(`detected dubious ownership in repository at '${root}'. Nothing was changed.`);
    const [command = ""] = /git config .+/.exec(said) ?? [];
    execSync(command);
    expect(stateOf(root).lock).toBe(join(root, ".git/berth/lock"));
  });
});

it("a repository above a ceiling of git's is none", () => {
  const outer = makeRepository();
  write(outer, "below/file", "");
  vi.stubEnv("GIT_CEILING_DIRECTORIES", outer);
  expect(stateOf(join(outer, "below"))).toEqual(inFolder(join(outer, "below")));
});
