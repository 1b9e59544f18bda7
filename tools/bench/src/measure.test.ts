import { expect, test } from "vitest";
import { measure } from "./measure.ts";
import type { Contender } from "./row.ts";

/** Gives these figures one after the other and notes its name for each. */
function contender(name: string, figures: number[], order: string[] = []): Contender {
  return {
    run() {
      order.push(name);
      return figures.shift() ?? Number.NaN;
    },
  };
}

test("both sides run in turn, each goes first as often, and the first pair doesn't count", async () => {
  const order: string[] = [];
  const ours = contender("ours", [900, 20, 30, 40], order);
  const theirs = contender("theirs", [1, 10, 10, 10], order);
  const figures = await measure({ ours, theirs }, "ratio", 3);
  expect(order.join(" ")).toBe("ours theirs theirs ours ours theirs theirs ours");
  expect(figures).toEqual({ rounds: 3, ours: 30, theirs: 10, low: 2, middle: 3, high: 4 });
});

test("a ratio is of the pair of one round, not of the medians", async () => {
  const ours = contender("ours", [0, 10, 20, 90]);
  const theirs = contender("theirs", [0, 10, 40, 30]);
  expect((await measure({ ours, theirs }, "ratio", 3)).middle).toBe(1);
});

test("a difference is ours less theirs, and one side alone has a figure of its own", async () => {
  const sides = () => ({ ours: contender("ours", [0, 70]), theirs: contender("theirs", [0, 50]) });
  expect((await measure(sides(), "difference", 1)).middle).toBe(20);
  expect(await measure({ ours: sides().ours }, "value", 1)).toEqual({
    rounds: 1,
    ours: 70,
    low: 70,
    middle: 70,
    high: 70,
  });
});

test("what is prepared is not timed, and a side without a figure gives the milliseconds it took", async () => {
  const steps: string[] = [];
  const ours = { prepare: () => void steps.push("prepare"), run: () => void steps.push("run") };
  const { middle } = await measure({ ours }, "value", 1);
  expect(steps).toEqual(["prepare", "run", "prepare", "run"]);
  expect(middle).toBeGreaterThanOrEqual(0);
});

test("where nothing gets warm, the first pair counts", async () => {
  const order: string[] = [];
  const ours = contender("ours", [20], order);
  expect((await measure({ ours }, "value", 1, { cold: true })).middle).toBe(20);
  expect(order).toEqual(["ours"]);
});

test("a stop ends it between two runs", async () => {
  const stop = new AbortController();
  const order: string[] = [];
  const ours = { run: () => stop.abort(new Error("SIGINT")) };
  const measured = measure({ ours, theirs: contender("theirs", [], order) }, "ratio", 3, { signal: stop.signal });
  await expect(measured).rejects.toThrow("SIGINT");
  expect(order).toEqual([]);
});
