import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { interruptAfter, interruptBefore } from "../test/interrupt.ts";
import { makePlan, TEXTS } from "../test/make-plan.ts";
import { makeFolder, makeWorkspace, write } from "../test/make-workspace.ts";
import { readState, readTree } from "../test/read-tree.ts";
import { commitPlan } from "./commit-plan.ts";
import { locateState } from "./locate-state.ts";

const isRoot = process.getuid?.() === 0;

describe("commitPlan", () => {
  it("lands every file and leaves nothing else", () => {
    const { root, state } = makeWorkspace();
    const before = Object.keys(readTree(root));
    const plan = makePlan(root);
    expect(commitPlan(root, state, plan)).toEqual({
      ok: true,
      value: {
        title: "service price-alerts",
        planId: plan.id,
        service: "price-alerts",
        ports: plan.ports,
        changes: plan.changes.map(({ path, kind }) => ({ path, kind })),
      },
    });
    for (const [path, text] of Object.entries(TEXTS)) {
      expect(readFileSync(join(root, path), "utf8")).toBe(text);
    }
    const folders = ["docs", "docs/services", "services/price-alerts", "services/price-alerts/src"];
    const kept = before.filter((path) => !/^services\/old(\/|$)/.test(path));
    expect(Object.keys(readTree(root)).sort()).toEqual(
      [...new Set([...kept, ...folders, ...Object.keys(TEXTS)])].sort(),
    );
    expect(readState(state)).toEqual([]);
  });

  it("tells how many files are written, up to the last", () => {
    const { root, state } = makeWorkspace();
    const told: [done: number, all: number][] = [];
    commitPlan(root, state, makePlan(root), (done, all) => told.push([done, all]));
    const all = Object.keys(TEXTS).length;
    expect(told.every(([done], index) => done === Math.floor((index + 1) / 2))).toBe(true);
    expect(told.at(-1)).toEqual([all, all]);
  });

  it("works without git, and in a folder without services/", () => {
    const root = makeFolder();
    const state = locateState(root, undefined);
    expect(commitPlan(root, state, makePlan(root)).ok).toBe(true);
    expect(readFileSync(join(root, "services/price-alerts/src/main.ts"), "utf8")).toBe("listen();\n");
    expect(readState(state)).toEqual([]);
  });

  it("works through a root that is a symbolic link", () => {
    const { root, state } = makeWorkspace();
    const link = join(makeFolder(), "link");
    symlinkSync(root, link);
    expect(commitPlan(link, state, makePlan(root)).ok).toBe(true);
    expect(existsSync(join(root, "docs/services/price-alerts.md"))).toBe(true);
  });

  it("keeps the mode of an updated file", () => {
    const { root, state } = makeWorkspace();
    chmodSync(join(root, "CLAUDE.md"), 0o755);
    commitPlan(root, state, makePlan(root));
    expect(statSync(join(root, "CLAUDE.md")).mode & 0o777).toBe(0o755);
    expect(statSync(join(root, "config/ports.env")).mode & 0o777).toBe(0o640);
  });

  it.skipIf(!isRoot)("keeps the owner of an updated file where it may", () => {
    const { root, state } = makeWorkspace();
    chownSync(join(root, "CLAUDE.md"), 12345, 54321);
    commitPlan(root, state, makePlan(root));
    expect(statSync(join(root, "CLAUDE.md"))).toMatchObject({ uid: 12345, gid: 54321 });
  });

  it("leaves the other name of a hard-linked file alone", () => {
    const { root, state } = makeWorkspace();
    const other = join(makeFolder(), "other");
    linkSync(join(root, "CLAUDE.md"), other);
    expect(commitPlan(root, state, makePlan(root)).ok).toBe(true);
    expect(readFileSync(other, "utf8")).toBe("# Ours\n");
  });

  it("does not touch a file whose text stays the same", () => {
    const { root, state } = makeWorkspace();
    const { ino } = statSync(join(root, "CLAUDE.md"));
    expect(commitPlan(root, state, makePlan(root, { "CLAUDE.md": "# Ours\n" })).ok).toBe(true);
    expect(statSync(join(root, "CLAUDE.md")).ino).toBe(ino);
  });

  it("changes nothing when the plan is refused", () => {
    const { root, state } = makeWorkspace();
    const plan = makePlan(root);
    write(root, "CLAUDE.md", "edited");
    const before = readTree(root);
    expect(commitPlan(root, state, plan)).toMatchObject({
      ok: false,
      failures: [{ code: "FILE_CHANGED" }],
    });
    expect(readTree(root)).toEqual(before);
    expect(readState(state)).toEqual([]);
  });

  it("does not write through a link that leads out", () => {
    const { root, state } = makeWorkspace();
    const outside = makeFolder();
    symlinkSync(outside, join(root, "docs"));
    const before = readTree(root);
    expect(commitPlan(root, state, makePlan(root))).toMatchObject({
      failures: [{ code: "PATH_UNSAFE" }],
    });
    expect(readTree(root)).toEqual(before);
    expect(readTree(outside)).toEqual({});
  });

  it("refuses while an earlier run is unfinished, and sweeps up after one that changed nothing", () => {
    const first = makeWorkspace();
    interruptAfter(first, makePlan(first.root));
    expect(commitPlan(first.root, first.state, makePlan(first.root))).toMatchObject({
      failures: [{ code: "UNFINISHED" }],
    });
    const second = makeWorkspace();
    interruptBefore(second, makePlan(second.root));
    expect(commitPlan(second.root, second.state, makePlan(second.root)).ok).toBe(true);
    expect(Object.keys(readTree(second.root)).join()).not.toMatch(".berth-");
    expect(readState(second.state)).toEqual([]);
  });

  it.skipIf(!isRoot)("finds out before the commit point that a file is immutable", (context) => {
    const { root, state } = makeWorkspace();
    const plan = makePlan(root);
    try {
      execFileSync("chattr", ["+i", join(root, "CLAUDE.md")], { stdio: "pipe" });
    } catch {
      context.skip("chattr does not work on this file system");
    }
    onTestFinished(() => {
      execFileSync("chattr", ["-i", join(root, "CLAUDE.md")]);
    });
    const before = readTree(root);
    const result = commitPlan(root, state, plan);
    expect(result).toMatchObject({ failures: [{ code: "COMMIT_FAILED" }] });
    expect(JSON.stringify(result)).toMatch(/CLAUDE.md: not permitted .*\(EPERM\)\. Nothing was changed/);
    expect(readTree(root)).toEqual(before);
  });

  it("says which file and why when the disk does not let it", () => {
    const { root, state } = makeWorkspace();
    const plan = makePlan(root);
    // A folder where the list of staged names belongs: root may write anywhere, this stops root too.
    mkdirSync(join(root, ".git/berth/staging.json.tmp"), { recursive: true });
    const before = readTree(root);
    const result = commitPlan(root, state, plan);
    expect(result).toMatchObject({ ok: false, failures: [{ code: "COMMIT_FAILED" }] });
    expect(readTree(root)).toEqual(before);
  });
});
