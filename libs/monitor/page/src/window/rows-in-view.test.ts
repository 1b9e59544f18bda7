import { expect, it } from "vitest";
import { offsetsOf, rowsInView } from "./rows-in-view.ts";

const offsets = offsetsOf(Array.from({ length: 40 }, (_, row) => (row % 5 === 1 || row % 5 === 4 ? 48 : 32)));

it("covers what is in view, and keeps the place of the rest", () => {
  const { first, last, above, below } = rowsInView(offsets, 400, 50, 0);
  expect({ first, last }).toEqual({ first: 8, last: 16 });
  expect([above, below]).toEqual([offsets[8], (offsets[40] ?? 0) - (offsets[16] ?? 0)]);
  for (const top of [-500, 0, 31, 32, 400, 1535, 5000]) {
    const { first, last, above, below } = rowsInView(offsets, top, 60, 10);
    const drawn = (offsets[last] ?? 0) - (offsets[first] ?? 0);
    expect(above + drawn + below).toBe(offsets[40]);
    expect(last).toBeGreaterThan(first);
  }
});

it("stays the same until eight rows have come into view", () => {
  const views = [400, 420, 440, 460, 480].map((top) => rowsInView(offsets, top, 50, 0));
  expect(new Set(views.map(({ first, last }) => `${first} ${last}`)).size).toBe(1);
  expect(rowsInView(offsets, 700, 50, 0)).not.toEqual(views[0]);
});

it("shows nothing of nothing", () => {
  expect(rowsInView(offsetsOf([]), 0, 100)).toEqual({ first: 0, last: 0, above: 0, below: 0 });
});

it("shows a screen of 100,000 rows, wherever it is", () => {
  const many = offsetsOf(Array.from({ length: 100_000 }, () => 20));
  const { first, last } = rowsInView(many, 1_000_000, 800);
  expect([first, last]).toEqual([49_984, 50_056]);
});
