import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseCalls, sweep } from "../test/choose-calls.ts";
import { interruptAfter } from "../test/interrupt.ts";
import { makePlan, TEXTS } from "../test/make-plan.ts";
import { makeFolder, makeWorkspace, stateOf, type Workspace, write } from "../test/make-workspace.ts";
import { readState, readTree } from "../test/read-tree.ts";
import { killAt, straceMissing } from "../test/strace.ts";
import { bundleChild, listCalls, traceChild } from "../test/trace-child.ts";
import { commitPlan } from "./commit-plan.ts";
import type { Journal } from "./journal/journal.ts";
import { removeStaged } from "./moves/stage-move.ts";
import { recover } from "./recover.ts";

function copyOf({ root }: Workspace): Workspace {
  const copy = makeFolder();
  cpSync(root, copy, { recursive: true });
  return { root: copy, state: stateOf(copy) };
}

function finishedTree(): Record<string, string> {
  const { root, state } = makeWorkspace();
  commitPlan(root, state, makePlan(root));
  return readTree(root);
}

describe.skipIf(straceMissing)(`a process killed at any system call ${straceMissing}`, () => {
  it("leaves the tree as it was or as planned, once recover ran", {
    timeout: 1_200_000,
  }, async () => {
    const folder = makeFolder();
    const child = await bundleChild(folder);
    const fresh = makeWorkspace();
    const before = readTree(fresh.root);
    const after = finishedTree();
    const traced = copyOf(fresh);
    const calls = await listCalls(child, { ...traced, task: "commit", plan: makePlan(traced.root) }, folder);
    expect(readTree(traced.root)).toEqual(after);
    const spec = [readFileSync(join(fresh.root, "spec/ports.yaml"), "utf8"), TEXTS["spec/ports.yaml"]];
    const outcomes = { before: 0, after: 0 };

    await sweep("commit killed", chooseCalls(calls, 20), async (call) => {
      const { root, state } = copyOf(fresh);
      const at = `killed at ${call.line}`;
      const run = await traceChild(child, { task: "commit", root, state, plan: makePlan(root) }, killAt(call));
      expect(run.signal, at).toBe("SIGKILL");
      expect(spec, at).toContain(readFileSync(join(root, "spec/ports.yaml"), "utf8"));
      const recovered = recover(root, state);
      expect(recovered.ok, at).toBe(true);
      const finished = recovered.ok && recovered.value !== undefined;
      const tree = readTree(root);
      const landed = tree["spec/PORTS.md"] !== undefined;
      outcomes[landed ? "after" : "before"]++;
      // A journal that was dropped already has nothing left to report.
      if (finished) expect(landed, at).toBe(true);
      expect(tree, at).toEqual(landed ? after : before);
      expect(readState(state), at).toEqual([]);
    });
    console.info(outcomes);
    expect(outcomes.before).toBeGreaterThan(0);
    expect(outcomes.after).toBeGreaterThan(0);
  });

  const nothing = () => {};
  const loseStaged = ({ root }: Workspace, { moves }: Journal) => {
    for (const { staged } of moves) removeStaged(root, staged);
  };
  const edit = ({ root }: Workspace) => {
    write(root, "config/ports.env", "MINE=1\n");
    write(root, "docs/services/mine.md", "mine\n");
  };

  it.each([
    { state: "with its staged images", prepare: nothing },
    { state: "without them", prepare: loseStaged },
    { state: "and keeping edits", prepare: edit, keepEdited: true },
  ])(
    "leaves the tree as planned when it was recovering $state",
    { timeout: 1_200_000 },
    async ({ prepare, keepEdited = false }) => {
      const folder = makeFolder();
      const child = await bundleChild(folder);
      const crashed = makeWorkspace();
      prepare(crashed, interruptAfter(crashed, makePlan(crashed.root), 2));
      const traced = copyOf(crashed);
      const task = { task: "recover" as const, keepEdited };
      const calls = await listCalls(child, { ...traced, ...task }, folder);
      const after = readTree(traced.root);
      if (!keepEdited) expect(after).toEqual(finishedTree());

      await sweep("recovery killed", chooseCalls(calls, 10), async (call) => {
        const { root, state } = copyOf(crashed);
        const at = `killed at ${call.line}`;
        const run = await traceChild(child, { ...task, root, state }, killAt(call));
        expect(run.signal, at).toBe("SIGKILL");
        expect(recover(root, state, { keepEdited }).ok, at).toBe(true);
        expect(readTree(root), at).toEqual(after);
        expect(readState(state), at).toEqual([]);
      });
    },
  );
});
