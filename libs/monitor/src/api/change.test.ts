import { expect, it } from "vitest";
import { applyChange, diffStates } from "./change.ts";
import type { MonitorState, PortView } from "./monitor-state.ts";

const port = (port: number, state: PortView["state"]): PortView => ({ port, state, reason: "", holders: [] });
const state = (over: Partial<MonitorState>): MonitorState => ({
  at: "2026-01-19T00:00:00Z",
  ranges: [],
  ports: {},
  services: {},
  edges: [],
  versions: [],
  feed: { state: "none", reason: "" },
  ...over,
});

it("names nothing where only the time of the look differs", () => {
  expect(diffStates(state({}), state({ at: "2026-01-19T00:00:01Z" }))).toBeUndefined();
});

it("leads from one state to the other, and keeps what did not change", () => {
  const before = state({ ports: { 9000: port(9000, "up"), 9001: port(9001, "up"), 9002: port(9002, "down") } });
  const fault = { code: "SPEC_INVALID", message: "9041 belongs to no range.", fix: "Move it." };
  const after = state({ at: "later", fault, ports: { 9000: port(9000, "up"), 9001: port(9001, "down") } });
  const change = diffStates(before, after);
  expect(change).toEqual({ at: "later", fault, ports: { 9001: port(9001, "down"), 9002: null } });
  const applied = applyChange(before, change ?? {});
  expect(applied).toEqual(after);
  expect(applied.ports[9000]).toBe(before.ports[9000]);
  const back = diffStates(after, before);
  expect(back?.fault).toBeNull();
  expect(applyChange(after, back ?? {})).toEqual(before);
});
