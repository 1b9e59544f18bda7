import { expect, it } from "vitest";
import type { Holder, MonitorState, PortView } from "../api/monitor-state.ts";
import { emptyState } from "./build-state.ts";
import { Memory } from "./memory.ts";

const at = (second: number) => new Date(second * 1000).toISOString();
const row = { service: "orders" } as PortView["row"] & object;
const holder = (pid: number): Holder => ({ pid, user: "ann", addresses: [] });

function stateAt(second: number, ...views: Partial<PortView>[]): MonitorState {
  const ports = views.map((view): PortView => ({ port: 4010, state: "down", reason: "", holders: [], row, ...view }));
  const state = emptyState(at(second), { state: "none", reason: "" });
  return { ...state, ports: Object.fromEntries(ports.map((view) => [view.port, view])) };
}

/** Lives through the states, and returns the last one and what was told of them. */
function live(...states: MonitorState[]) {
  const memory = new Memory();
  let before: MonitorState | undefined;
  const told: string[] = [];
  for (const state of states) {
    const { news, state: after } = memory.remember(before, state);
    told.push(...news.map(({ text }) => text));
    before = after;
  }
  return { memory, last: before?.ports[4010], told };
}

it("tells the day of a number", () => {
  const { last, memory, told } = live(
    stateAt(0, {}),
    stateAt(10, { state: "not-ready", reason: "starting", holders: [holder(7)] }),
    stateAt(10.4, { state: "up", holders: [holder(7)] }),
    stateAt(60, {}),
    stateAt(62, { state: "wrong-hands", reason: "held by python3 (pid 8)", holders: [holder(8)] }),
    stateAt(90, {}),
  );
  expect(told).toEqual([
    "orders started (pid 7)",
    "orders up, ready after 0.4 s",
    "orders stopped",
    "python3 (pid 8) took it, 2.0 s after it fell free",
    "fell free",
  ]);
  expect(last?.since).toBe(at(90));
  expect(memory.of(4010)[0]).toEqual({ at: at(90), port: 4010, text: "fell free", state: "down" });
});

it("says nothing of what was so before it looked, nor of a service that answers for the first time", () => {
  const first: Partial<PortView> = { state: "unknown", holders: [holder(7)] };
  const { last, told } = live(stateAt(0, first), stateAt(1, { ...first, state: "up" }));
  expect([told, last?.since]).toEqual([[], undefined]);
});

it("tells a process that took the place of another one", () => {
  const up = (pid: number): Partial<PortView> => ({ state: "up", holders: [holder(pid)] });
  expect(live(stateAt(0, up(7)), stateAt(5, up(9))).told).toEqual(["orders started again (pid 9)"]);
});

it("tells a free number that a stranger took and left, and keeps no view of it", () => {
  const stray: Partial<PortView> = {
    port: 4011,
    state: "wrong-hands",
    reason: "held by nc (pid 8)",
    holders: [holder(8)],
  };
  const { memory } = live(stateAt(0, {}), stateAt(5, {}, { ...stray }), stateAt(9, {}));
  expect(memory.of(4011).map(({ text }) => text)).toEqual(["fell free", "nc (pid 8) took it"]);
});

it("keeps no more than it has to of a number that comes and goes", () => {
  const states = Array.from({ length: 400 }, (_, second) =>
    stateAt(second, second % 2 ? {} : { state: "up", holders: [holder(second)] }),
  );
  expect(live(...states).memory.of(4010)).toHaveLength(50);
});
