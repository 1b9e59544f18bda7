import { execFileSync } from "node:child_process";
import { makeFolder, write } from "@berth/commit/test";
import { renderFailures } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { afterEach, expect, it, vi } from "vitest";
import { locateGit } from "./locate-git.ts";
import { baseRef, readBase } from "./read-base.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const AUTHOR = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"];

function repository() {
  const root = makeFolder();
  const git = (...args: string[]) =>
    execFileSync("git", [...AUTHOR, ...args], { cwd: root, encoding: "utf8", stdio: "pipe" });
  const commit = (text: string) => {
    write(root, "spec/ports.yaml", text);
    git("add", "-A");
    git("commit", "-q", "-m", text);
  };
  git("init", "-q", "-b", "main");
  return { root, git, commit, base: (ref: string) => readBase(root, unwrap(locateGit(root)), ref) };
}

it("reads the spec where the branch began, not what the other branch got since", () => {
  const { base, commit, git } = repository();
  commit("old");
  const began = git("rev-parse", "HEAD").slice(0, 12);
  git("switch", "-q", "-c", "feature");
  commit("mine");
  expect(base("main")).toEqual({ ok: true, value: { revision: "main", text: "old" } });
  git("switch", "-q", "main");
  commit("newer");
  git("switch", "-q", "feature");
  expect(base("main")).toEqual({ ok: true, value: { revision: began, text: "old" } });
});

it("reads the spec of a workspace below the repository's top level", () => {
  const { commit, root } = repository();
  write(root, "apps/shop/spec/ports.yaml", "shop");
  commit("top");
  const shop = `${root}/apps/shop`;
  expect(readBase(shop, unwrap(locateGit(shop)), "main")).toMatchObject({ value: { text: "shop" } });
});

it("says that there was no spec yet", () => {
  const { base, git } = repository();
  git("commit", "-q", "--allow-empty", "-m", "start");
  expect(base("main")).toEqual({ ok: true, value: { revision: "main", text: undefined } });
});

it.each(["nowhere", "--output=x", "main:spec/ports.yaml"])("refuses %s, which is no commit", (ref) => {
  const { base, commit } = repository();
  commit("old");
  const read = base(ref);
  expect(read.ok ? "" : renderFailures(read.failures)).toBe(
    [
      `BASE_UNKNOWN  The spec cannot be compared with "${ref}": this clone has no such commit.`,
      "Fetch it first (git fetch origin <branch>; with actions/checkout, fetch-depth: 0). " +
        "To compare with nothing: --base=",
    ].join("\n"),
  );
});

it("refuses a branch that has no commit in common, as in a shallow clone", () => {
  const { base, commit, git } = repository();
  commit("old");
  git("switch", "-q", "--orphan", "other");
  commit("other");
  expect(base("main")).toMatchObject({ ok: false, failures: [{ code: "BASE_UNKNOWN" }] });
});

it("refuses where there is no git", () => {
  const root = makeFolder();
  expect(readBase(root, undefined, "main")).toMatchObject({
    failures: [{ message: expect.stringContaining("there is no git repository here") }],
  });
});

it.each([
  [undefined, "", undefined],
  [undefined, "main", "origin/main"],
  ["v1", "main", "v1"],
  ["", "main", undefined],
])("compares, asked for %j in a pull request to %j, with %j", (asked, branch, ref) => {
  vi.stubEnv("GITHUB_BASE_REF", branch);
  expect(baseRef(asked)).toBe(ref);
});
