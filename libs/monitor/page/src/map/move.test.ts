import { expect, it } from "vitest";
import { type KeyLine, moveFrom } from "./move.ts";

const line = (quay: string, from: number, count: number, column = 0): KeyLine => ({
  quay,
  ports: Array.from({ length: count }, (_, at) => from + at),
  column,
});
const LINES = [
  line("core", 9000, 10),
  line("wide", 9010, 10),
  line("wide", 9020, 3),
  line("late", 9035, 5, 5),
  line("single", 9222, 1),
];

it.each([
  ["ArrowRight", 9003, 9004],
  ["ArrowRight", 9009, 9009],
  ["ArrowLeft", 9000, 9000],
  ["ArrowDown", 9003, 9013],
  ["ArrowDown", 9017, 9022],
  ["ArrowDown", 9022, 9035],
  ["ArrowDown", 9222, 9222],
  ["ArrowUp", 9036, 9022],
  ["ArrowUp", 9003, 9003],
  ["Home", 9021, 9010],
  ["End", 9013, 9022],
  ["PageDown", 9013, 9035],
  ["PageUp", 9037, 9017],
  ["PageUp", 9003, 9003],
])("%s leads from %i to %i", (key, from, to) => {
  expect(moveFrom(LINES, from, key)).toBe(to);
});

it("does not take keys that do not move", () => {
  expect(moveFrom(LINES, 9003, "x")).toBeUndefined();
});

it("enters at the first number when its own is gone", () => {
  expect(moveFrom(LINES, 1, "ArrowRight")).toBe(9000);
});
