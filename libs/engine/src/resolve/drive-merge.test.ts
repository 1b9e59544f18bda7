import { join } from "node:path";
import { makeSharedFolder } from "@berth/commit/test";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleBerth } from "../../test/bundle-berth.ts";
import { type Clone, copyClone, makeClone, openClone, rowsOf } from "../../test/clone.ts";
import { collide, expectSound, MERGED_FILES } from "../../test/collide.ts";

let bin: string;
let scene: Clone;
beforeAll(() =>
  bundleBerth(makeSharedFolder()).then((path) => {
    bin = path;
    scene = collide(bin, makeSharedFolder(), (clone) => {
      clone.berth("resolve", "--install");
      clone.commit("let git merge the registry");
    });
    pointTo(scene);
    scene.git("branch", "-q", "theirs", "origin/main");
  }),
);
const collided = () => copyClone(scene, bin);

/** What --install writes needs an installed package; here it is the bundle. */
function pointTo(clone: Clone) {
  const command = `'${process.execPath}' '${bin}' merge-driver %O %A %B %P`;
  clone.git("config", "merge.berth.driver", command);
}

const MOVED = "berth: search moved from 9001 to 9002: upstream, 9001 belongs to billing.\n";
const ROWS = ["9000 api", "9001 billing", "9002 search"];
const replace = (clone: Clone, path: string, from: string, to: string) =>
  clone.write(path, clone.read(path).replace(from, to));
const unmergedIn = (clone: Clone) => clone.git("diff", "--name-only", "--diff-filter=U");

describe("with the driver, plain git does it all:", () => {
  test("git merge of main, and what others wrote into CLAUDE.md", () => {
    const mine = collided();
    replace(mine, "CLAUDE.md", "Three.", "Three of us.");
    mine.commit("ours");
    mine.git("checkout", "-q", "theirs");
    replace(mine, "CLAUDE.md", "One.", "One of them.");
    mine.commit("theirs");
    mine.git("update-ref", "refs/remotes/origin/main", "theirs");
    mine.git("checkout", "-q", "feature");
    const { status, stderr } = mine.tryGit("merge", "-q", "theirs");
    expect([stderr, status]).toEqual([MOVED, 0]);
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(ROWS);
    expect(mine.read("CLAUDE.md")).toContain("One of them.\n\nTwo.\n\nThree of us.\n");
    expect(mine.read("config/ports.env")).toContain("BILLING_PORT=9001\nSEARCH_PORT=9002\n");
    expect(mine.git("log", "--format=%s", "-1")).toBe("Merge branch 'theirs' into feature\n");
  });

  test("git merge of a feature branch into main", () => {
    const mine = collided();
    mine.git("checkout", "-q", "-B", "main", "origin/main");
    mine.git("merge", "-q", "feature");
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(ROWS);
  });

  test("git merge --squash", () => {
    const mine = collided();
    mine.git("checkout", "-q", "-B", "main", "origin/main");
    mine.git("merge", "-q", "--squash", "feature");
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(ROWS);
  });

  test("git rebase of several commits, the later of which change what the first one brought", () => {
    const mine = collided();
    mine.allocate("chat");
    replace(mine, "spec/ports.yaml", "Search", "Finder");
    mine.berth("sync");
    mine.commit("rename search");
    mine.git("rebase", "-q", "origin/main");
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(["9000 api", "9001 billing", "9002 chat", "9003 search"]);
    expect(mine.read("spec/PORTS.md")).toContain("Finder");
    for (const commit of ["HEAD~1", "HEAD~2"]) {
      mine.git("checkout", "-q", commit);
      expectSound(mine);
    }
  });

  test("git pull --rebase", () => {
    const mine = collided();
    mine.git("pull", "-q", "--rebase", "origin", "main");
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(ROWS);
  });

  test("in a linked worktree", () => {
    const mine = collided();
    mine.git("worktree", "add", "-q", "../linked", "-b", "wt", "feature");
    const linked = openClone(join(mine.root, "../linked"), bin);
    linked.git("merge", "-q", "origin/main");
    expectSound(linked);
    expect(rowsOf(linked)).toEqual(ROWS);
  });

  test("from a folder below, and where a hook's variables name the repository", () => {
    const mine = collided();
    const git = join(mine.root, ".git");
    const hooked = openClone(join(mine.root, "services"), bin, {
      GIT_DIR: git,
      GIT_WORK_TREE: mine.root,
      GIT_INDEX_FILE: join(git, "index"),
    });
    hooked.git("merge", "-q", "origin/main");
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(ROWS);
  });

  test("in a workspace below the top level", () => {
    const inner = makeClone(bin, { below: "apps/one" });
    inner.berth("resolve", "--install");
    inner.commit("let git merge the registry");
    pointTo(inner);
    inner.git("branch", "-q", "feature");
    inner.allocate("billing");
    inner.git("branch", "-qm", "main", "upstream");
    inner.git("checkout", "-q", "feature");
    inner.git("update-ref", "refs/remotes/origin/main", "upstream");
    inner.git("update-ref", "-d", "refs/heads/upstream");
    replace(inner, "spec/ports.yaml", "title: Sample", "title: One of many");
    inner.berth("sync");
    inner.commit("title");
    inner.git("merge", "-q", "origin/main");
    expectSound(inner);
    expect(rowsOf(inner)).toEqual(["9000 api", "9001 billing"]);
    expect(inner.read("spec/PORTS.md")).toContain("One of many");
  });
});

describe("where the driver can't decide, git stops as it always does:", () => {
  test("at a row that both sides changed, with the usual markers and the reason", () => {
    const mine = collided();
    for (const branch of ["theirs", "feature"]) {
      mine.git("checkout", "-q", branch);
      replace(mine, "spec/ports.yaml", "The public api", branch);
      mine.berth("sync");
      mine.commit(branch);
    }
    const { status, stderr } = mine.tryGit("merge", "theirs");
    expect(status).toBe(1);
    expect(stderr).toContain(
      "SPEC_INVALID  Both sides changed api (9000) in different ways.\nEdit that row by hand.\n",
    );
    expect(mine.read("spec/ports.yaml")).toMatch(
      /<<<<<<< ours\n {4}purpose: feature\n[\s\S]*\n=======\n {4}purpose: theirs\n[\s\S]*\n>>>>>>> theirs\n/,
    );
    expect(unmergedIn(mine)).toContain("spec/ports.yaml\n");
    expect(mine.berth("resolve").status).toBe(2);
  });

  test("at text of CLAUDE.md that both sides changed; the spec and the rest are merged", () => {
    const mine = collided();
    for (const branch of ["theirs", "feature"]) {
      mine.git("checkout", "-q", branch);
      replace(mine, "CLAUDE.md", "Two.", `Two of ${branch}.`);
      mine.commit(branch);
    }
    expect(mine.tryGit("merge", "theirs").status).toBe(1);
    expect(unmergedIn(mine)).toBe("CLAUDE.md\n");
    const byHand = mine
      .read("CLAUDE.md")
      .replace(/<<<<<<< ours\nTwo of feature\.[\s\S]*?>>>>>>> theirs\n/, "Two of all.\n")
      .replace(/^(?:<{7}|={7}|>{7}).*\n/gm, "");
    mine.write("CLAUDE.md", byHand);
    expect(mine.berth("resolve").status).toBe(0);
    expectSound(mine);
  });

  test("in a cherry-pick, which doesn't tell a driver what is picked; berth resolve finishes it", () => {
    const mine = collided();
    const { status, stderr } = mine.tryGit("cherry-pick", "theirs");
    expect(status).toBe(1);
    expect(stderr).toContain(
      "SPEC_INVALID  The version that spec/ports.yaml is merged with is unknown.\n" +
        "When git stops, run npx berth resolve.\n",
    );
    expect(unmergedIn(mine).trim().split("\n").sort()).toEqual([...MERGED_FILES].sort());
    expect(mine.berth("resolve").status).toBe(0);
    expectSound(mine);
    mine.git("cherry-pick", "--continue");
    expect(rowsOf(mine)).toEqual(ROWS);
  });

  test("in a cherry-pick in the middle of a rebase that stopped for something else", () => {
    const mine = collided();
    for (const branch of ["theirs", "feature"]) {
      mine.git("checkout", "-q", branch);
      mine.write("other.txt", branch);
      mine.commit(branch);
    }
    mine.allocate("chat");
    expect(mine.tryGit("rebase", "theirs").status).toBe(1);
    expect(unmergedIn(mine)).toBe("other.txt\n");
    mine.commit("feature");
    expect(mine.tryGit("cherry-pick", "feature").status).toBe(1);
    expect(mine.berth("resolve").status).toBe(0);
    expectSound(mine);
  });

  test("in an octopus merge, which knows no drivers; berth resolve finishes it, and theirs gives way", () => {
    const mine = collided();
    mine.git("checkout", "-qb", "third", "main");
    mine.write("third.txt", "third");
    mine.commit("third");
    const { status, stdout } = mine.tryGit("merge", "theirs", "feature");
    expect(status).toBe(1);
    expect(stdout).toContain("Simple merge did not work, trying automatic merge.\n");
    expect(mine.berth("resolve").stdout).toContain(MOVED.replace("berth: ", ""));
    expectSound(mine);
    mine.git("commit", "-q", "--no-edit");
    expect(rowsOf(mine)).toEqual(ROWS);
  });
});

test("after two branches merged each other, berth resolve finishes what git can't hand to the driver", () => {
  const mine = collided();
  const feature = mine.git("rev-parse", "HEAD").trim();
  mine.git("merge", "-q", "origin/main");
  mine.allocate("chat");
  mine.git("checkout", "-q", "-B", "main", "origin/main");
  mine.git("merge", "-q", feature);
  mine.allocate("draft");
  mine.tryGit("merge", "-q", "feature");
  mine.berth("resolve");
  expectSound(mine);
  expect(rowsOf(mine)).toEqual([...ROWS, "9003 chat", "9004 draft"]);
});

test("the driver says what it needs where it is called by hand", () => {
  expect(scene.berth("merge-driver")).toEqual({
    status: 2,
    stdout: "",
    stderr: "FLAG_MISSING  git calls this with %O %A %B %P.\n",
  });
});
