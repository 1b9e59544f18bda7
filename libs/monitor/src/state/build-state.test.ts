import type { Look } from "@berth/doctor";
import { expect, it } from "vitest";
import { daySpec } from "../../test/day-spec.ts";
import { HIDDEN, holder, ROOT, STRANGER, serviceHolder } from "../../test/holders.ts";
import type { MonitorState } from "../api/monitor-state.ts";
import { buildState, type Surroundings } from "./build-state.ts";
import type { Seen } from "./judge-cell.ts";
import { NO_ACTIONS } from "./view-services.ts";

const AROUND: Surroundings = {
  root: ROOT,
  worktree: { folder: "shop", worktree: "main", otherWorktrees: [] },
  elsewhere: [],
  blind: "",
  edges: [],
  versions: [],
  readmes: new Set(),
};

function stateOf(seen: [number, Seen][] | undefined, around: Partial<Surroundings> = {}): MonitorState {
  const feed = { state: "none", reason: "" } as const;
  const present = { at: "now", seen: seen && new Map(seen), acting: NO_ACTIONS, feed };
  return buildState(daySpec(), { ...AROUND, ...around }, present);
}

const held = (holding: Look["holding"], one = STRANGER): Seen => ({ holding, holders: [one] });
const ready: Partial<Seen> = { health: { isReady: true, reason: "", version: "1.2.0", latency: 3, isBerth: true } };
const GATE = { ...held("own", serviceHolder("gate")), ...ready };

const cells = ({ ports }: MonitorState) =>
  Object.values(ports).map(({ port, reason, state, wrong }) => [port, state, wrong, reason].filter(Boolean).join(" "));
const rows = ({ services }: MonitorState) =>
  Object.values(services).map(({ name, reason, state }) => [name, state, reason].join(" | "));

it("nothing runs: what is active and at home is down, an owner elsewhere is absent, the rest waits", () => {
  expect(cells(stateOf([]))).toEqual([
    "4000 down",
    "4001 down",
    "4010 down",
    "4011 down",
    "4012 allocated",
    "4013 reserved",
    "4014 retired",
    "4015 unknown UDP can't be seen from here",
    "4020 reserved",
    "4021 reserved",
    "4222 absent",
  ]);
});

it("a bad day: each cell says who holds it, in the words of the terminal", () => {
  const state = stateOf([
    [4000, GATE],
    [4001, { ...GATE, health: { isReady: false, reason: "stopping" } }],
    [4005, held("sibling", serviceHolder("orders"))],
    [4010, held("stranger")],
    [4011, held("checkout", serviceHolder("stock", "/work/other"))],
    [4012, { ...held("own", serviceHolder("mail")), ...ready }],
    [4013, held("stranger")],
    [4014, held("stranger")],
    [4016, held("unseen", HIDDEN)],
    [4020, held("sibling", serviceHolder("orders"))],
    [4222, held("outside", holder("/opt/chrome/chrome --remote-debugging-port=4222", "/"))],
    [5000, held("stranger")],
  ]);
  expect(cells(state)).toEqual([
    "4000 up",
    "4001 not-ready stopping",
    "4005 wrong-hands wrong-service held by orders of this workspace (pid 7)",
    "4010 wrong-hands stranger held by python3 (pid 7)",
    "4011 wrong-hands other-tree held by stock of another checkout (pid 7)",
    "4012 up",
    "4013 wrong-hands stranger held by python3 (pid 7)",
    "4014 retired python3 (pid 7)",
    "4015 unknown UDP can't be seen from here",
    "4016 wrong-hands unseen held by a hidden process",
    "4020 wrong-hands wrong-service held by orders of this workspace (pid 7)",
    "4021 reserved",
    "4222 outside chrome (pid 7)",
  ]);
  expect(rows(state)).toEqual([
    "gate | not-ready | not ready: stopping",
    "orders | wrong-hands | held by a stranger: pid 7, user ann",
    "stock | wrong-hands | held by stock of another checkout (pid 7)",
    "mail | up | ready",
    "audit | wrong-hands | held by a stranger: pid 7, user ann",
    "legacy | retired | python3 (pid 7)",
    "clock | unknown | UDP can't be seen from here",
    "one | wrong-hands | held by orders of this workspace (pid 7)",
    "two | reserved | ",
    "browser | outside | in use outside, pid 7",
  ]);
  expect(state.services["gate"]).toMatchObject({
    ports: [4000, 4001],
    version: "1.2.0",
    since: "2026-01-19T08:00:00Z",
    latency: { 4000: 3 },
    canStop: true,
  });
  expect(state.services["orders"]).toMatchObject({ canStop: false, latency: {} });
});

it("a service of ours on its own tombstone is in wrong hands", () => {
  expect(stateOf([[4014, held("own", serviceHolder("legacy"))]]).ports[4014]).toMatchObject({
    state: "wrong-hands",
    wrong: "wrong-service",
  });
});

it("a service that just listens is starting until it was asked", () => {
  const orders = held("own", serviceHolder("orders"));
  expect(cells(stateOf([[4010, { ...orders, isNew: true }]]))).toContain("4010 not-ready starting");
  expect(cells(stateOf([[4010, orders]]))).toContain("4010 unknown not asked yet");
});

it("without a look at the machine, what is active is unknown and not up", () => {
  const states = new Set(Object.values(stateOf(undefined).ports).map(({ state }) => state));
  expect([...states].sort()).toEqual(["allocated", "reserved", "retired", "unknown"]);
});

it("every number of every range is counted once", () => {
  const { ports, ranges } = stateOf([[4005, held("stranger")]]);
  const listed = Object.values(ports).filter(({ range }) => range !== undefined);
  const numbers = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const free = ranges.flatMap(({ from, id, to }) => {
    const inRange = listed.filter(({ range }) => range === id);
    expect(inRange.every(({ port }) => port >= from && port <= to)).toBe(true);
    return to - from + 1 - inRange.length;
  });
  expect(listed.length + free.reduce((sum, count) => sum + count)).toBe(numbers);
  expect(new Set(listed.map(({ port }) => port)).size).toBe(listed.length);
});

it("the next number is the spec's, also where a stranger holds it, and a note says so", () => {
  const nexts = ({ ranges }: MonitorState) => ranges.map(({ next, nextNote }) => `${next ?? "-"} ${nextNote}`.trim());
  expect(nexts(stateOf([]))).toEqual(["-", "4016", "-", "-"]);
  expect(nexts(stateOf([[4016, held("stranger")]]))[1]).toBe("4016 4016 is held by python3 (pid 7) on this machine.");
  const elsewhere = [{ port: 4016, holder: "billing on branch feature/billing" }];
  expect(nexts(stateOf([], { elsewhere }))[1]).toBe("4017 4016 is taken by billing on branch feature/billing.");
});

it("each range names the command that takes a number of it, and a full one the command that makes room", () => {
  expect(stateOf([]).ranges.map(({ command }) => command)).toEqual([
    "npx nx g service my-service --range=core --unlock",
    "npx nx g service my-service --range=shop",
    "npx nx g range small --ports=4020-4023",
    "npx nx g service my-service --port=4222",
  ]);
});

it("links what a person can open, and nothing of what is down", () => {
  const state = stateOf([[4000, GATE]], { readmes: new Set(["orders"]) });
  expect(state.services["gate"]?.links).toEqual([
    { label: "page", url: "http://127.0.0.1:4000/" },
    { label: "docs", url: "http://127.0.0.1:4000/docs" },
    { label: "metrics", url: "http://127.0.0.1:4000/metrics" },
  ]);
  expect(state.services["orders"]?.links).toEqual([{ label: "readme", url: "/api/monitor/services/orders/readme" }]);
});

it("what others wrote is escaped and bounded", () => {
  const evil = holder(`\u001b[2J"><script>\u202e ${"x".repeat(10_000)} --password=hunter2`, "/a\nb");
  const [view] = stateOf([[4010, held("stranger", evil)]]).ports[4010]?.holders ?? [];
  expect(view?.command).toContain("<U+001B>[2J");
  expect(view?.command?.length).toBeLessThan(600);
  expect(JSON.stringify(view)).not.toMatch(/\\u001b|hunter2|\u202e|\\n/);
});
