import { expect, it } from "vitest";
import { offsetsOf, rowsInView } from "./rows-in-view.ts";

const offsets = offsetsOf([32, 48, 32, 32, 48]);

it("covers what is in view, and keeps the place of the rest", () => {
  expect(rowsInView(offsets, 40, 50, 0)).toEqual({ first: 1, last: 3, above: 32, below: 80 });
  for (const top of [-500, 0, 31, 32, 100, 191, 500]) {
    const { first, last, above, below } = rowsInView(offsets, top, 60, 10);
    const drawn = (offsets[last] ?? 0) - (offsets[first] ?? 0);
    expect(above + drawn + below).toBe(192);
    expect(last).toBeGreaterThan(first);
  }
});

it("shows nothing of nothing", () => {
  expect(rowsInView(offsetsOf([]), 0, 100)).toEqual({ first: 0, last: 0, above: 0, below: 0 });
});

it("shows a screen of 100,000 rows, wherever it is", () => {
  const many = offsetsOf(Array.from({ length: 100_000 }, () => 20));
  const { first, last } = rowsInView(many, 1_000_000, 800);
  expect([first, last]).toEqual([49_990, 50_051]);
});
