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
    scene = collide(bin, makeSharedFolder());
  }),
);
const collided = () => copyClone(scene, bin);

/** What `berth resolve` says where `loser` had to leave 9001. */
const moved = (side: string, loser: string, to: number, winner: string) => ({
  status: 0,
  stdout: [
    `Merged the registry; the upstream side, ${side}, keeps its ports.`,
    `${loser} moved from 9001 to ${to}: upstream, 9001 belongs to ${winner}.`,
    `${MERGED_FILES.map((path) => `RESOLVED ${path}`).join("\n")}\n`,
  ].join("\n\n"),
  stderr: "",
});
const searchMoved = (side: string) => moved(side, "search", 9002, "billing");
const billingMoved = (side: string) => moved(side, "billing", 9002, "search");

/** The merge has to stop; then it is resolved, and can be committed. */
function finish(clone: Clone, args: readonly string[]) {
  expect(clone.tryGit(...args).status).toBe(1);
  const answer = clone.berth("resolve");
  expectSound(clone);
  return answer;
}

describe("berth resolve finishes a merge; what stays is", () => {
  test("origin's main, merged into a feature branch", () => {
    const mine = collided();
    expect(finish(mine, ["merge", "origin/main"])).toEqual(searchMoved("theirs"));
    mine.git("commit", "-q", "--no-edit");
    expect(rowsOf(mine)).toEqual(["9000 api", "9001 billing", "9002 search"]);
    expect(mine.read("config/ports.env")).toContain("BILLING_PORT=9001\nSEARCH_PORT=9002\n");
    expect(mine.read("spec/ports.yaml")).toContain(
      "- { version: 1.3.0, date: 2026-02-03, change: Moved search from 9001 to 9002 }\n",
    );
    expect(mine.git("status", "--porcelain")).toBe("");
  });

  test("main, into which a feature branch is merged", () => {
    const mine = collided();
    mine.git("checkout", "-q", "-B", "main", "origin/main");
    expect(finish(mine, ["merge", "feature"])).toEqual(searchMoved("ours (HEAD)"));
  });

  test("origin's main, pulled into a main with a commit that isn't pushed", () => {
    const mine = collided();
    mine.git("checkout", "-q", "-B", "main", "feature");
    expect(finish(mine, ["merge", "origin/main"])).toEqual(searchMoved("theirs"));
  });

  test.each(["main", "master"])("the local %s, where there is no remote", (name) => {
    const mine = collided();
    mine.git("branch", "-qf", "main", "origin/main");
    mine.git("branch", "-qM", "main", name);
    mine.git("remote", "remove", "origin");
    expect(finish(mine, ["merge", name])).toEqual(searchMoved("theirs"));
  });

  test("whatever branch origin/HEAD names", () => {
    const mine = collided();
    mine.git("update-ref", "refs/remotes/origin/develop", "origin/main");
    mine.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/develop");
    mine.git("update-ref", "-d", "refs/remotes/origin/main");
    expect(finish(mine, ["merge", "origin/develop"])).toEqual(searchMoved("theirs"));
  });

  test("the branch one is on, where two features are merged and main has neither", () => {
    const mine = collided();
    mine.git("branch", "-q", "other", "origin/main");
    mine.git("remote", "remove", "origin");
    expect(finish(mine, ["merge", "other"])).toEqual(billingMoved("ours (HEAD)"));
  });
});

describe("berth resolve finishes a rebase", () => {
  test("onto main, whose numbers stay", () => {
    const mine = collided();
    expect(finish(mine, ["rebase", "-q", "origin/main"])).toEqual(searchMoved("ours (HEAD)"));
    mine.git("rebase", "--continue");
    expect(rowsOf(mine)).toEqual(["9000 api", "9001 billing", "9002 search"]);
    expect(mine.git("log", "--format=%s", "-2")).toBe("add search\nadd billing\n");
  });

  test("of several commits, the later of which change what the first one brought", () => {
    const mine = collided();
    mine.allocate("chat");
    mine.write("spec/ports.yaml", mine.read("spec/ports.yaml").replace("Search", "Finder"));
    mine.berth("sync");
    mine.commit("rename search");
    expect(mine.tryGit("rebase", "origin/main").status).toBe(1);
    for (let stops = 0; stops < 3; stops++) {
      mine.berth("resolve");
      expectSound(mine);
      if (mine.tryGit("rebase", "--continue").status === 0) break;
    }
    // 9002 is chat's on the branch that is being rebased.
    expect(rowsOf(mine)).toEqual(["9000 api", "9001 billing", "9002 chat", "9003 search"]);
    expect(mine.read("spec/PORTS.md")).toContain("Finder");
    expect(mine.git("log", "--format=%s", "-4")).toBe("rename search\nadd chat\nadd search\nadd billing\n");
    expect(mine.git("status", "--porcelain")).toBe("");
    expectSound(mine);
  });
});

describe("berth resolve finishes a cherry-pick", () => {
  test("of a commit that is on main: its number stays", () => {
    const mine = collided();
    expect(finish(mine, ["cherry-pick", "origin/main"])).toEqual(searchMoved("theirs"));
    mine.git("cherry-pick", "--continue");
    expect(rowsOf(mine)).toEqual(["9000 api", "9001 billing", "9002 search"]);
  });

  test("onto main: main's number stays", () => {
    const mine = collided();
    mine.git("checkout", "-q", "-B", "main", "origin/main");
    expect(finish(mine, ["cherry-pick", "feature"])).toEqual(searchMoved("ours (HEAD)"));
  });
});

describe("berth resolve works", () => {
  test("in a workspace below the top level of the repository", () => {
    const inner = makeClone(bin, { below: "apps/one" });
    const base = inner.git("rev-parse", "HEAD").trim();
    inner.allocate("billing");
    const billing = inner.git("rev-parse", "HEAD").trim();
    inner.git("reset", "-q", "--hard", base);
    inner.git("checkout", "-qb", "feature");
    inner.allocate("search");
    inner.git("branch", "-qf", "main", billing);
    expect(finish(inner, ["merge", "main"])).toEqual(searchMoved("theirs"));
  });

  test("in a linked worktree", () => {
    const mine = collided();
    mine.git("worktree", "add", "-q", "../linked", "-b", "wt", "feature");
    const linked = openClone(`${mine.root}/../linked`, bin);
    expect(finish(linked, ["merge", "origin/main"])).toEqual(searchMoved("theirs"));
    expect(mine.git("status", "--porcelain")).toBe("");
  });

  test("after two branches merged each other, so that git's base holds conflict markers", () => {
    const mine = collided();
    const feature = mine.git("rev-parse", "HEAD").trim();
    finish(mine, ["merge", "origin/main"]);
    mine.git("commit", "-qm", "ours");
    mine.allocate("chat");
    mine.git("checkout", "-q", "-B", "main", "origin/main");
    finish(mine, ["merge", feature]);
    mine.git("commit", "-qm", "theirs");
    mine.allocate("draft");
    mine.git("remote", "remove", "origin");
    mine.tryGit("merge", "feature");
    expect(mine.git("show", ":1:spec/ports.yaml")).toContain("<<<<<<<");
    expect(mine.berth("resolve").status).toBe(0);
    expectSound(mine);
    expect(rowsOf(mine)).toEqual(["9000 api", "9001 billing", "9002 search", "9003 chat", "9004 draft"]);
  });

  test("through JSON, for scripts", () => {
    const mine = collided();
    mine.tryGit("merge", "origin/main");
    expect(JSON.parse(mine.berth("resolve", "--json").stdout)).toEqual({
      resolved: MERGED_FILES,
      upstream: "theirs",
      moved: [{ service: "search", from: 9001, to: 9002, holder: "billing" }],
      notes: ["search moved from 9001 to 9002: upstream, 9001 belongs to billing."],
      left: [],
    });
  });
});

test("berth resolve says where the service that moved still has its old number", () => {
  const mine = collided();
  mine.write("services/search/NOTES.md", "Once on 9001.\nNot 19001, nor 9001x.\n");
  mine.commit("notes");
  expect(finish(mine, ["merge", "origin/main"]).stdout).toContain(
    "\n9001 is still in services/search/NOTES.md:1; search has 9002 now.\n",
  );
});
