import { acquireLock } from "@berth/commit";
import { interruptAfter, makePlan, makeWorkspace } from "@berth/commit/test";
import { expect, it } from "vitest";
import { checkSettled } from "./check-settled.ts";

it("has nothing to say where every run has ended", () => {
  expect(checkSettled(makeWorkspace().state)).toEqual([]);
});

it("calls a run interrupted that left its journal and holds no lock", () => {
  const workspace = makeWorkspace();
  interruptAfter(workspace, makePlan(workspace.root), 1);
  expect(checkSettled(workspace.state)).toEqual([
    {
      code: "UNFINISHED",
      message: "An earlier run (service price-alerts) was interrupted; only some of its files are in place.",
      fix: "Run npx berth recover to finish it; any generator also finishes it first.",
    },
  ]);
});

it("calls a run under way while the lock is held, and interrupted as soon as it is free", async () => {
  const workspace = makeWorkspace();
  interruptAfter(workspace, makePlan(workspace.root), 1);
  const lock = await acquireLock(workspace.state.lock, { command: "nx g service a", timeoutMs: 0 });
  if (!lock.ok) throw new Error("No lock.");
  const [busy] = checkSettled(workspace.state);
  expect(busy?.message.replace(/for \d+ s/, "for 0 s")).toBe(
    `A run (service price-alerts) is in progress: process ${process.pid} (nx g service a), for 0 s.`,
  );
  expect(busy?.code).toBe("WORKSPACE_BUSY");
  lock.value.release();
  expect(checkSettled(workspace.state)[0]?.code).toBe("UNFINISHED");
});
