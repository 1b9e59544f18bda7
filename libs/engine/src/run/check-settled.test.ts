import { acquireLock } from "@berth/commit";
import { interruptAfter, makePlan, makeWorkspace } from "@berth/commit/testing";
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
      message:
        "An earlier run (service price-alerts) was interrupted; what is here now is neither before nor after it.",
      fix: "Finish it with npx berth recover; any generator run does so too.",
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
    `A run (service price-alerts) is under way: process ${process.pid} (nx g service a), for 0 s.`,
  );
  expect(busy?.code).toBe("WORKSPACE_BUSY");
  lock.value.release();
  expect(checkSettled(workspace.state)[0]?.code).toBe("UNFINISHED");
});
