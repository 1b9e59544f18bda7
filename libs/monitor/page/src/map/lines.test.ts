import { expect, it } from "vitest";
import { columnOf, linesOf } from "./lines.ts";

const taken =
  (...ports: number[]) =>
  (port: number) =>
    ports.includes(port);

it("begins each line at a multiple of its columns, so that x0 stands under x0", () => {
  const range = { from: 9005, to: 9024 };
  const lines = linesOf(range, 10, "free", taken(9005, 9010, 9020));
  expect(lines.map(({ from, to }) => [from, to])).toEqual([
    [9005, 9009],
    [9010, 9019],
    [9020, 9024],
  ]);
  expect(lines.map((line) => columnOf(line, range, 10))).toEqual([5, 0, 0]);
});

it("draws a range of one number at the left, whatever its last digit is", () => {
  expect(columnOf({ from: 9222, to: 9222 }, { from: 9222, to: 9222 }, 10)).toBe(0);
});

it("folds two or more empty lines in a row, and no single one", () => {
  const lines = linesOf({ from: 4300, to: 4449 }, 10, "free", taken(4300, 4320, 4449));
  expect(lines.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["cells", 4300, 4309],
    ["cells", 4310, 4319],
    ["cells", 4320, 4329],
    ["folded", 4330, 4439],
    ["cells", 4440, 4449],
  ]);
});
