import { mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { makePlan } from "../test/make-plan.ts";
import { makeFolder, makeWorkspace, write } from "../test/make-workspace.ts";
import { readState, readTree } from "../test/read-tree.ts";
import { straceMissing } from "../test/strace.ts";
import { bundleChild, listCalls, type Task, traceChild } from "../test/trace-child.ts";

const changes: { change: string; code: string; make: (root: string, outside: string) => void }[] = [
  {
    change: "edits a file",
    code: "FILE_CHANGED",
    make: (root) => write(root, "CLAUDE.md", "edited\n"),
  },
  {
    change: "makes a file of the plan",
    code: "FILE_EXISTS",
    make: (root) => write(root, "spec/PORTS.md", "mine\n"),
  },
  {
    change: "makes a folder of the plan",
    code: "FILE_EXISTS",
    make: (root) => mkdirSync(join(root, "services/price-alerts")),
  },
  {
    change: "puts a link in the place of a folder",
    code: "PATH_UNSAFE",
    make: (root, outside) => {
      renameSync(join(root, "config"), join(outside, "config"));
      symlinkSync(join(outside, "config"), join(root, "config"));
    },
  },
];

/** Stops a run when it has staged everything, changes something, and resumes it. */
async function commitWithChange(child: string, task: Task, stopAt: number, change: () => void) {
  const log = join(makeFolder(), "log");
  const inject = ["-e", `inject=fsync:signal=STOP:when=${stopAt}`, "-o", log];
  return traceChild(child, task, inject, async (pid) => {
    while (!readFileSync(log, "utf8").includes("--- stopped by SIGSTOP ---")) await sleep(5);
    change();
    process.kill(pid, "SIGCONT");
  });
}

describe.skipIf(straceMissing)(`somebody who changes the tree during a run ${straceMissing}`, () => {
  it.each(changes)("$change: $code, and nothing is written", async ({ code, make }) => {
    const folder = makeFolder();
    const child = await bundleChild(folder);
    const model = makeWorkspace();
    const plan = makePlan(model.root);
    const calls = await listCalls(child, { ...model, task: "commit", plan }, folder);
    const fsyncs = calls.filter(({ name }) => name === "fsync");
    const lastStaged = fsyncs.findIndex(({ line }) => line.includes("journal.json.tmp"));

    const { root, state } = makeWorkspace();
    const outside = makeFolder();
    let changed = {};
    const run = await commitWithChange(child, { root, state, task: "commit", plan }, lastStaged, () => {
      make(root, outside);
      changed = Object.fromEntries(Object.entries(readTree(root)).filter(([path]) => !path.includes(".berth-")));
    });
    expect(run.result).toMatchObject({ ok: false, failures: [{ code }] });
    const tree = readTree(root);
    // Nothing is removed through a link, not even our own: git ignores what stays there.
    for (const path of Object.keys(tree)) if (path.startsWith("config/.berth-")) delete tree[path];
    expect(tree).toEqual(changed);
    expect(readState(state)).toEqual([]);
  });
});
