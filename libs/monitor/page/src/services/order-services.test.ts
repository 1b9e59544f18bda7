import { expect, it } from "vitest";
import type { CellState, RangeView } from "../../../src/api/monitor-state.ts";
import { serviceView } from "../fixtures/service-view.ts";
import { keepOrder } from "./keep-order.ts";
import { orderServices, rowsOf, type TableRow } from "./order-services.ts";

const service = (name: string, state: CellState, ...ports: number[]) => serviceView(name, state, ports);
const range = (id: string, from: number): RangeView => ({
  id,
  from,
  to: from + 99,
  purpose: "",
  policy: "open",
  nextNote: "",
  command: "",
});
const keys = (rows: readonly TableRow[]) => rows.map(({ key }) => key);
const none = new Map<string, boolean>();

it("puts trouble first, then orders by state and by port", () => {
  const services = [
    service("late", "up", 9017),
    service("outside", "outside", 9222),
    service("early", "up", 9000, 9001),
    service("lost", "down", 9016),
    service("taken", "wrong-hands", 9018),
    service("promised", "reserved", 9011),
  ];
  const names = orderServices(services).map(({ name }) => name);
  expect(names).toEqual(["taken", "lost", "early", "late", "outside", "promised"]);
});

it("folds reserved services into one row, until it is opened or a filter asks for them", () => {
  const services = [service("a", "up", 1), service("b", "reserved", 2), service("c", "reserved", 3)];
  const folded = ["service a", "reserved"];
  expect(keys(rowsOf(services, [], none, false))).toEqual(folded);
  expect(keys(rowsOf(services, [], new Map([["reserved", true]]), false))).toEqual([
    ...folded,
    "service b",
    "service c",
  ]);
  expect(keys(rowsOf(services, [], none, true))).toEqual([...folded, "service b", "service c"]);
});

it("groups 60 services by range, and folds the ranges without trouble", () => {
  const many = Array.from({ length: 60 }, (_, at) =>
    service(`s${at}`, at === 59 ? "down" : "up", at < 30 ? at : at + 70),
  );
  const ranges = [range("first", 0), range("second", 100)];
  const rows = rowsOf(orderServices(many), ranges, none, false);
  expect(keys(rows).slice(0, 3)).toEqual(["range first", "range second", "service s59"]);
  expect(rows).toHaveLength(2 + 30);
  const closed = new Map([
    ["range first", true],
    ["range second", false],
  ]);
  expect(keys(rowsOf(orderServices(many), ranges, closed, false)).at(-1)).toBe("range second");
  expect(rowsOf(many.slice(1), ranges, none, false)).toHaveLength(59);
});

it("keeps services that lie in no range", () => {
  const many = Array.from({ length: 60 }, (_, at) => service(`s${at}`, "up", at + 50_000));
  expect(rowsOf(many, [range("first", 0)], none, true)).toHaveLength(61);
});

it("lets rows stand where they stood, and new ones come to their places", () => {
  expect(keepOrder(["a", "b", "c"], ["c", "new", "a"])).toEqual(["a", "c", "new"]);
  expect(keepOrder([], ["b", "a"])).toEqual(["b", "a"]);
  expect(keepOrder(["a"], ["new", "a"])).toEqual(["new", "a"]);
});
