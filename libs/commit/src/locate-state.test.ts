import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { locateState } from "./locate-state.ts";
import { makeFolder, write } from "./testing/make-workspace.ts";

const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, stdio: "pipe" });

function makeRepository(): string {
  const root = makeFolder();
  git(root, "init", "-q");
  git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
  return root;
}

const inFolder = (root: string) => ({
  lock: join(root, ".berth/lock"),
  journal: join(root, ".berth/journal.json"),
});

afterEach(() => vi.unstubAllEnvs());

describe("locateState", () => {
  it("uses the workspace where there is no git", () => {
    const root = makeFolder();
    expect(locateState(root)).toEqual(inFolder(root));
    expect(readdirSync(root)).toEqual([]);
  });

  it("uses the git directory, and creates nothing in it", () => {
    const root = makeRepository();
    expect(locateState(root)).toEqual({
      lock: join(root, ".git/berth/lock"),
      journal: join(root, ".git/berth/journal.json"),
    });
    expect(readdirSync(join(root, ".git"))).not.toContain("berth");
  });

  it("gives linked worktrees one lock and a journal each", () => {
    const root = makeRepository();
    const linked = join(makeFolder(), "linked");
    git(root, "worktree", "add", "-q", linked);
    const [main, other] = [locateState(root), locateState(linked)];
    expect(other.lock).toBe(main.lock);
    expect(other.journal).toBe(join(root, ".git/worktrees/linked/berth/journal.json"));
  });

  it("gives two workspaces of one repository one lock and a journal each", () => {
    const root = makeRepository();
    mkdirSync(join(root, "apps/a"), { recursive: true });
    mkdirSync(join(root, "apps/b"), { recursive: true });
    const [a, b] = [locateState(join(root, "apps/a")), locateState(join(root, "apps/b"))];
    expect(a.lock).toBe(join(root, ".git/berth/lock"));
    expect(b.lock).toBe(a.lock);
    expect(new Set([a.journal, b.journal, locateState(root).journal]).size).toBe(3);
  });

  it("is not led astray by the environment of a git hook", () => {
    const [root, other] = [makeRepository(), makeRepository()];
    vi.stubEnv("GIT_DIR", join(other, ".git"));
    vi.stubEnv("GIT_COMMON_DIR", join(other, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other);
    vi.stubEnv("GIT_INDEX_FILE", join(other, ".git/index"));
    expect(locateState(root).lock).toBe(join(root, ".git/berth/lock"));
  });

  it("uses the workspace in a bare repository and without a git program", () => {
    const bare = makeFolder();
    git(bare, "init", "-q", "--bare");
    expect(locateState(bare)).toEqual(inFolder(bare));
    const root = makeRepository();
    vi.stubEnv("PATH", makeFolder());
    expect(locateState(root)).toEqual(inFolder(root));
  });

  it.skipIf(process.getuid?.() !== 0)("finds the same place in another user's repository", () => {
    const root = makeRepository();
    for (const path of ["", ".git"]) chownSync(join(root, path), 12345, 12345);
    vi.stubEnv("HOME", makeFolder());
    expect(() => git(root, "status")).toThrow(/dubious ownership/);
    expect(locateState(root).lock).toBe(join(root, ".git/berth/lock"));
  });

  it("uses the workspace if its path holds a newline, which git's answer cannot show", () => {
    const root = makeRepository();
    write(root, "a\nb/file", "");
    expect(locateState(join(root, "a\nb"))).toEqual(inFolder(join(root, "a\nb")));
  });
});
