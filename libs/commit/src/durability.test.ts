import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { interruptAfter } from "../test/interrupt.ts";
import { makePlan, TEXTS } from "../test/make-plan.ts";
import { makeFolder, makeWorkspace } from "../test/make-workspace.ts";
import { straceMissing } from "../test/strace.ts";
import { bundleChild, listCalls, traceChild } from "../test/trace-child.ts";

/** A kill forgets nothing that the kernel knows; only the order of the calls tells about power loss. */
describe.skipIf(straceMissing)(`the order of the system calls ${straceMissing}`, () => {
  it("forces everything to the disk before the step that relies on it", async () => {
    const folder = makeFolder();
    const workspace = makeWorkspace();
    const { root, state } = workspace;
    const plan = makePlan(root);
    const lines = (await listCalls(await bundleChild(folder), { ...workspace, task: "commit", plan }, folder)).map(
      ({ line }) => line,
    );
    const at = (pattern: RegExp, from = 0) => lines.findIndex((line, index) => index >= from && pattern.test(line));
    const synced = (path: string, from: number) =>
      at(new RegExp(`^fsync\\(\\d+<${path.replaceAll(".", "\\.")}>\\)`), from);

    const commitPoint = at(/^rename\(".*journal\.json\.tmp"/);
    const firstMove = at(/^rename\(".*\.berth-/);
    const dropped = at(/^unlink\(".*journal\.json"\)/);
    expect([commitPoint, firstMove, dropped].every((index) => index > 0)).toBe(true);
    expect(commitPoint).toBeLessThan(firstMove);

    const created = lines.slice(0, commitPoint).flatMap((line, index) => {
      // Folders are left out: a staged image whose folder is lost is made again from the journal.
      const path = /^openat\(.*"([^"]*(?:\.berth-|\.tmp)[^"]*)", .*O_CREAT/.exec(line)?.[1];
      return path === undefined ? [] : [{ path, index }];
    });
    expect(created).toHaveLength(plan.changes.filter(({ kind }) => kind !== "delete").length + 2);
    for (const { path, index } of created) {
      expect(synced(path, index), `fsync of ${path}`).toBeGreaterThan(index);
      expect(synced(path, index), `fsync of ${path} in time`).toBeLessThan(commitPoint);
    }
    const journalFolder = synced(dirname(state.journal), commitPoint);
    expect(journalFolder).toBeGreaterThan(commitPoint);
    expect(journalFolder).toBeLessThan(firstMove);

    const lastMove = lines.findLastIndex((line) => /^rename\(/.test(line));
    for (const path of [
      root,
      ...["spec", "services", "services/price-alerts/src", "docs", "config"].map((name) => join(root, name)),
    ]) {
      expect(synced(path, lastMove), `fsync of ${path}`).toBeGreaterThan(lastMove);
      expect(synced(path, lastMove), `fsync of ${path} in time`).toBeLessThan(dropped);
    }
    expect(synced(dirname(state.journal), dropped)).toBeGreaterThan(dropped);
  });

  it("forces what an interrupted run staged to the disk before it lands", async () => {
    const folder = makeFolder();
    const workspace = makeWorkspace();
    const { moves } = interruptAfter(workspace, makePlan(workspace.root), 1);
    const calls = await listCalls(await bundleChild(folder), { ...workspace, task: "recover" }, folder);
    const lines = calls.map(({ line }) => line);
    for (const { staged } of moves.slice(1)) {
      const synced = lines.findIndex((line) => line.startsWith("fsync(") && line.includes(`/${staged}>`));
      expect(synced, `fsync of ${staged}`).toBeGreaterThan(-1);
      expect(synced).toBeLessThan(
        lines.findIndex((line) => line.startsWith("rename(") && line.includes(`/${staged}"`)),
      );
    }
  });

  it("forces hundreds of files and folders to the disk before the steps that rely on them, by a process of its own", {
    timeout: 120_000,
  }, async () => {
    const folder = makeFolder();
    const workspace = makeWorkspace();
    const { root } = workspace;
    const texts = Array.from({ length: 80 }, (_, index) => [
      `services/many-${index}/main.ts`,
      `export {}; // ${index}\n`,
    ]);
    const plan = makePlan(root, { ...TEXTS, ...Object.fromEntries(texts) });
    const log = join(folder, "all.txt");
    await traceChild(await bundleChild(folder), { ...workspace, task: "commit", plan }, ["-f", "-y", "-o", log]);
    const lines = readFileSync(log, "utf8").split("\n");
    const synced = (path: string) =>
      lines.findLastIndex((line) => line.includes(" fsync(") && line.includes(`<${path}>`));
    const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
    const commitPoint = at(/rename\(".*journal\.json\.tmp"/);
    const lastMove = lines.findLastIndex((line) => /rename\(".*\.berth-/.test(line));
    const dropped = at(/unlink\(".*journal\.json"\)/);
    const staged = lines.flatMap((line) => /rename\("([^"]*\.berth-[^"]*)"/.exec(line)?.[1] ?? []);
    expect(staged).toHaveLength(plan.changes.length);
    for (const path of staged) {
      expect(synced(path), `fsync of ${path}`).toBeGreaterThan(0);
      expect(synced(path), `fsync of ${path} in time`).toBeLessThan(commitPoint);
    }
    for (const { path } of plan.changes) {
      const parent = dirname(join(root, path));
      expect(synced(parent), `fsync of ${parent}`).toBeGreaterThan(lastMove);
      expect(synced(parent), `fsync of ${parent} in time`).toBeLessThan(dropped);
    }
  });

  it("renames file by file, the spec first, then the others in the order of the plan", async () => {
    const folder = makeFolder();
    const workspace = makeWorkspace();
    const task = { ...workspace, task: "commit" as const, plan: makePlan(workspace.root) };
    const calls = await listCalls(await bundleChild(folder), task, folder);
    const targets = calls.flatMap(({ line }) => /^rename\("[^"]*\.berth-[^"]*", "([^"]*)"/.exec(line)?.[1] ?? []);
    expect(targets.map((target) => target.slice(workspace.root.length + 1))).toEqual(Object.keys(TEXTS));
  });
});
