import { expect, it } from "vitest";
import type { MonitorState } from "../../../src/api/monitor-state.ts";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { countNumbers } from "./counts.ts";

const sum = (state: MonitorState) => [...countNumbers(state).byState.values()].reduce((all, one) => all + one, 0);

it("counts each number of each range once: the counts sum up to all of them", () => {
  const { byState, numbers, ranges, rows, troubles } = countNumbers(BAD_DAY);
  expect(Object.fromEntries(byState)).toEqual({
    "wrong-hands": 1,
    down: 1,
    "not-ready": 1,
    up: 2,
    outside: 1,
    allocated: 1,
    reserved: 5,
    free: 21,
    locked: 8,
  });
  expect({ numbers, ranges, rows, troubles }).toEqual({ numbers: 41, ranges: 5, rows: 12, troubles: 3 });
  expect(sum(BAD_DAY)).toBe(41);
});

it("counts a stranger on a free number as trouble, and not as free", () => {
  const stranger = { port: 9019, state: "wrong-hands", wrong: "stranger", reason: "", holders: [] } as const;
  const state: MonitorState = { ...BAD_DAY, ports: { ...BAD_DAY.ports, 9019: { ...stranger, holders: [] } } };
  const { byState, rows } = countNumbers(state);
  expect([byState.get("wrong-hands"), byState.get("free"), rows, sum(state)]).toEqual([2, 20, 12, 41]);
});

it("does not lose a row that lies in no range", () => {
  const down = { port: 7000, state: "down", reason: "", holders: [] } as const;
  const state: MonitorState = { ...BAD_DAY, ports: { ...BAD_DAY.ports, 7000: { ...down, holders: [] } } };
  expect([countNumbers(state).numbers, sum(state), countNumbers(state).troubles]).toEqual([42, 42, 4]);
});
