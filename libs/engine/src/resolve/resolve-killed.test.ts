import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, linkSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { makeFolder, makeSharedFolder, readTree } from "@berth/commit/test";
import { beforeAll, expect, test } from "vitest";
import { bundleBerth } from "../../test/bundle-berth.ts";
import { type Clone, copyClone, openClone } from "../../test/clone.ts";
import { collide, expectSound } from "../../test/collide.ts";

let bin: string;
let scene: Clone;
beforeAll(async () => {
  bin = await bundleBerth(makeSharedFolder());
  scene = collide(bin, makeSharedFolder());
  expect(scene.tryGit("merge", "origin/main").status).toBe(1);
});

/** The same clone for a person whose git does something else when it is called with `word`. */
function withGit({ root }: Clone, word: string, script: string): Clone {
  const folder = makeFolder();
  const git = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  const file = join(folder, "git");
  writeFileSync(
    file,
    `#!/bin/sh\ngit() { ${git} "$@"; }\ncase " $* " in *" ${word} "*) ${script};; esac\nexec ${git} "$@"\n`,
  );
  chmodSync(file, 0o755);
  return openClone(root, bin, { PATH: `${folder}${delimiter}${process.env["PATH"]}` });
}

test("a resolve that was killed together with its git is finished by the next one", () => {
  const clone = copyClone(scene, bin);
  const lock = `[ -n "$GIT_INDEX_FILE" ] || GIT_INDEX_FILE=.git/index; : > "$GIT_INDEX_FILE.lock"`;
  const killed = withGit(clone, "add", `${lock}; kill -9 $PPID; exit 1`).berth("resolve");
  expect(killed.status).toBe(null);
  expect(clone.git("ls-files", "--unmerged")).not.toBe("");
  expect(clone.berth("resolve")).toMatchObject({ status: 0, stderr: "" });
  clone.git("commit", "-qm", "merged");
  expectSound(clone);
});

test("a resolve that was killed while it held git's index is finished by the next one", () => {
  const clone = copyClone(scene, bin);
  mkdirSync(join(clone.root, ".git/berth"), { recursive: true });
  writeFileSync(join(clone.root, ".git/berth/index"), "the finished copy");
  linkSync(join(clone.root, ".git/berth/index"), join(clone.root, ".git/index.lock"));
  expect(clone.berth("resolve")).toMatchObject({ status: 0, stderr: "" });
  expectSound(clone);
  expect(existsSync(join(clone.root, ".git/berth/index"))).toBe(false);
});

test("where another git holds the index, resolve says so, changes nothing, and works when that lock is gone", () => {
  const clone = copyClone(scene, bin);
  const lock = join(clone.root, ".git/index.lock");
  writeFileSync(lock, "");
  const before = readTree(clone.root);
  expect(clone.berth("resolve")).toEqual({
    status: 3,
    stdout: "",
    stderr:
      `COMMIT_FAILED  git's index is locked by ${lock}: another git process is running, or was killed. ` +
      `Nothing was changed.\nWait until it ends, or delete ${lock} if none is running. Then run npx berth resolve.\n`,
  });
  expect(readTree(clone.root)).toEqual(before);
  execFileSync("rm", [lock]);
  expect(clone.berth("resolve")).toMatchObject({ status: 0, stderr: "" });
  expectSound(clone);
});

test("an index that another git changes meanwhile loses nothing of it", () => {
  const clone = copyClone(scene, bin);
  clone.write("other.txt", "other\n");
  // The other git is quicker, once.
  const once = `[ -e .git/once ] || { : > .git/once; (unset GIT_INDEX_FILE; git add other.txt); }`;
  expect(withGit(clone, "add", once).berth("resolve")).toMatchObject({ status: 0, stderr: "" });
  expect(clone.git("diff", "--cached", "--name-only")).toContain("other.txt\n");
  expectSound(clone);
});
