import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwrap } from "@berth/registry/test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { locateGit } from "./locate-git.ts";
import { lookAround } from "./look-around.ts";

const look = (folder: string) => unwrap(lookAround(folder, unwrap(locateGit(folder))));

let base: string;
let root: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "berth-around-"));
  root = join(base, "main");
  mkdirSync(join(root, "spec"), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const author = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"];
const git = (cwd: string, ...args: string[]) =>
  execFileSync("git", [...author, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
const spec = (...rows: [number, string][]) =>
  `ports:\n${rows.map(([port, service]) => `  ${port}:\n    service: ${service}\n`).join("")}`;
const write = (folder: string, ...rows: [number, string][]) => {
  mkdirSync(join(folder, "spec"), { recursive: true });
  writeFileSync(join(folder, "spec/ports.yaml"), spec(...rows));
};
const commit = (folder: string, ...rows: [number, string][]) => {
  write(folder, ...rows);
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "rows", "--allow-empty");
};
const start = () => {
  git(root, "init", "-q", "-b", "main");
  commit(root, [9010, "recording"]);
};

describe("lookAround finds a number that is taken", () => {
  beforeEach(start);

  test("on a local branch", () => {
    git(root, "checkout", "-q", "-b", "feature/x");
    commit(root, [9010, "recording"], [9018, "billing"]);
    git(root, "checkout", "-q", "main");
    expect(look(root).elsewhere).toContainEqual({
      port: 9018,
      holder: "billing on branch feature/x",
      service: "billing",
    });
  });

  test("on a remote-tracking branch", () => {
    git(base, "clone", "-q", "main", "other");
    git(join(base, "other"), "checkout", "-q", "-b", "theirs");
    commit(join(base, "other"), [9019, "mail"]);
    git(root, "remote", "add", "origin", join(base, "other"));
    git(root, "fetch", "-q", "origin");
    expect(look(root).elsewhere).toContainEqual({
      port: 9019,
      holder: "mail on origin/theirs",
      service: "mail",
    });
  });

  test("in the uncommitted working copy of a linked worktree, seen from both sides", () => {
    const linked = join(base, "linked");
    git(root, "worktree", "add", "-q", "-b", "wt", linked);
    write(linked, [9010, "recording"], [9018, "draft"]);
    write(root, [9010, "recording"], [9019, "local"]);
    expect(look(root).elsewhere).toContainEqual({
      port: 9018,
      holder: `draft in the worktree ${linked}`,
      service: "draft",
    });
    expect(look(linked).elsewhere).toContainEqual({
      port: 9019,
      holder: `local in the worktree ${root}`,
      service: "local",
    });
  });

  test("from a detached HEAD, from a folder below the top level, and with GIT_DIR set by a hook", () => {
    git(root, "checkout", "-q", "-b", "feature");
    commit(root, [9018, "billing"]);
    git(root, "checkout", "-q", "--detach", "main");
    const taken = { port: 9018, holder: "billing on branch feature", service: "billing" };
    expect(look(root).elsewhere).toContainEqual(taken);
    process.env["GIT_DIR"] = "/nowhere";
    try {
      expect(look(root).elsewhere).toContainEqual(taken);
    } finally {
      delete process.env["GIT_DIR"];
    }
  });

  test("in a workspace below the top level, whose registry is not the one at the top", () => {
    const below = join(root, "apps/a");
    commit(root, [9010, "recording"]);
    git(root, "checkout", "-q", "-b", "feature");
    commit(below, [9500, "inner"]);
    git(root, "checkout", "-q", "main");
    mkdirSync(below, { recursive: true });
    expect(look(below).elsewhere).toEqual([{ port: 9500, holder: "inner on branch feature", service: "inner" }]);
  });
});

test("branches that git can't list are refused, not passed over", () => {
  start();
  git(root, "branch", "feature");
  git(root, "pack-refs", "--all");
  appendFileSync(join(root, ".git/packed-refs"), "no hash and no name\n");
  const around = lookAround(root, unwrap(locateGit(root)));
  expect(around).toMatchObject({ ok: false, failures: [{ code: "GIT_FAILED" }] });
});

describe("lookAround gets by", () => {
  test("without git", () => {
    expect(look(root)).toEqual({ elsewhere: [], blindSpots: [] });
  });

  test("in a bare repository", () => {
    git(base, "init", "-q", "--bare", "bare.git");
    expect(look(join(base, "bare.git"))).toEqual({ elsewhere: [], blindSpots: [] });
  });

  test("before the first commit", () => {
    git(root, "init", "-q");
    expect(look(root)).toEqual({ elsewhere: [], blindSpots: [] });
  });

  test("in a shallow clone, where the tips are all it needs", () => {
    start();
    git(root, "checkout", "-q", "-b", "feature");
    commit(root, [9018, "billing"]);
    git(root, "checkout", "-q", "main");
    git(base, "clone", "-q", "--depth=1", "--no-single-branch", `file://${root}`, "shallow");
    expect(look(join(base, "shallow")).elsewhere).toContainEqual({
      port: 9018,
      holder: "billing on origin/feature",
      service: "billing",
    });
  });

  test("with a broken ref, and says that it couldn't look there", () => {
    start();
    writeFileSync(join(root, ".git/refs/heads/broken"), `${"1".repeat(40)}\n`);
    writeFileSync(join(root, ".git/refs/heads/garbage"), "no hash\n");
    git(root, "branch", "fine");
    const { blindSpots, elsewhere } = look(root);
    expect(elsewhere).toContainEqual({
      port: 9010,
      holder: "recording on branch fine",
      service: "recording",
    });
    expect(blindSpots.join("\n")).toContain("refs/heads/garbage");
  });

  test("with a branch whose commit is missing, and names it", () => {
    start();
    git(root, "checkout", "-q", "-b", "feature/lost");
    commit(root, [9018, "billing"]);
    const lost = git(root, "rev-parse", "HEAD").trim();
    git(root, "checkout", "-q", "main");
    rmSync(join(root, ".git/objects", lost.slice(0, 2), lost.slice(2)));
    git(root, "checkout", "-q", "--orphan", "pages");
    git(root, "rm", "-rfq", ".");
    git(root, "commit", "-q", "--allow-empty", "-m", "a branch without a spec is no blind spot");
    git(root, "checkout", "-q", "main");
    expect(look(root).blindSpots).toEqual([
      "The commit on branch feature/lost is missing here; fetch it or delete the branch. " +
        "Ports that are assigned there are unknown.",
    ]);
    git(root, "branch", "-D", "feature/lost");
    expect(look(root).blindSpots).toEqual([]);
  });

  test("in a blobless clone, where it names each branch whose spec isn't here, and how to get it", () => {
    start();
    git(root, "config", "uploadpack.allowFilter", "true");
    for (const [branch, port] of [["one", 9018] as const, ["two", 9019] as const]) {
      git(root, "checkout", "-q", "-b", branch, "main");
      commit(root, [9010, "recording"], [port, branch]);
    }
    git(root, "checkout", "-q", "-b", "same", "main");
    git(root, "checkout", "-q", "main");
    const clone = join(base, "clone");
    git(base, "clone", "-q", "--filter=blob:none", `file://${root}`, clone);
    const note = (branch: string) =>
      `The spec on origin/${branch} cannot be read (in a partial clone, this fetches it: ` +
      `git show origin/${branch}:spec/ports.yaml). Ports that are assigned there are unknown.`;
    expect(look(clone).blindSpots).toEqual([note("one"), note("two")]);
    git(clone, "show", "origin/two:spec/ports.yaml");
    const { blindSpots, elsewhere } = look(clone);
    expect(blindSpots).toEqual([note("one")]);
    expect(elsewhere.map(({ port }) => port)).toContain(9019);
  });

  test("with a worktree whose folder is gone", () => {
    start();
    git(root, "worktree", "add", "-q", "-b", "wt", join(base, "gone"));
    rmSync(join(base, "gone"), { recursive: true });
    expect(look(root).blindSpots).toEqual([]);
  });
});
