import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { hashBytes } from "@berth/commit";
import { makeFolder, write } from "@berth/commit/test";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { locateGit } from "./locate-git.ts";
import { readContents } from "./read-contents.ts";

const AUTHOR = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"];
const APP = "services/old/src/app.ts";

/** A workspace at `prefix` of a repository, with a service that is committed. */
function workspace(prefix = "") {
  const top = makeFolder();
  const root = join(top, prefix);
  const git = (...args: string[]) => execFileSync("git", [...AUTHOR, ...args], { cwd: top, stdio: "pipe" });
  git("init", "-q", "-b", "main");
  write(root, APP, "app\n");
  write(root, "services/old/naïve file.md", "read me\n");
  write(root, "services/older/src/app.ts", "another\n");
  write(top, ".gitignore", "dist\n.env\n");
  git("add", "-A");
  git("commit", "-q", "-m", "start");
  const read = () => {
    const places = unwrap(locateGit(root));
    return places && readContents(root, places, "services/old");
  };
  return { root, git, read };
}

const COMMITTED = [
  { path: "services/old/naïve file.md", hash: hashBytes("read me\n") },
  { path: APP, hash: hashBytes("app\n") },
];

it.each(["", "apps/shop"])("lists what git has, in a workspace at %j", (prefix) => {
  const { read, root } = workspace(prefix);
  write(root, "services/old/dist/main.mjs", "built\n");
  write(root, "services/old/.env", "SECRET=1\n");
  const contents = read();
  expect([...(contents?.files ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(COMMITTED);
  expect(contents?.unsaved).toEqual([]);
  expect(contents?.ignored).toEqual(["services/old/.env", "services/old/dist/"]);
});

it("names what git could not give back", () => {
  const { git, read, root } = workspace();
  write(root, "services/old/staged.ts", "staged\n");
  git("add", "services/old/staged.ts");
  write(root, "services/old/new.ts", "new\n");
  write(root, APP, "edited\n");
  expect([...(read()?.unsaved ?? [])].sort()).toEqual([
    "not committed  services/old/src/app.ts",
    "not committed  services/old/staged.ts",
    "not in git  services/old/new.ts",
  ]);
});

it("trusts no file that git was told not to look at", () => {
  const { git, read, root } = workspace();
  git("update-index", "--assume-unchanged", APP);
  write(root, APP, "edited\n");
  expect(read()?.unsaved).toEqual([`not a regular file  ${APP}`]);
});

it("names symbolic links, which no run writes or deletes", () => {
  const { git, read, root } = workspace();
  symlinkSync("../older", join(root, "services/old/link"));
  git("add", "-A");
  git("commit", "-q", "-m", "link");
  expect(read()?.unsaved).toEqual(["not a regular file  services/old/link"]);
});

it("names everything before the first commit", () => {
  const root = makeFolder();
  execFileSync("git", ["init", "-q", root]);
  write(root, APP, "app\n");
  execFileSync("git", ["add", "-A"], { cwd: root });
  const places = unwrap(locateGit(root));
  expect(places && readContents(root, places, "services/old")?.unsaved).toEqual([`not committed  ${APP}`]);
});
