import { expect, it } from "vitest";
import type { FeedLine } from "../../../src/api/monitor-state.ts";
import { addLines } from "./feed-rows.ts";

const line = (id: number, type: string, second: number, data: unknown = `event ${id}`): FeedLine => ({
  id,
  time: `2026-01-19T14:00:${String(second).padStart(2, "0")}.000Z`,
  type,
  source: "here",
  data: JSON.stringify(data),
});
const shown = (rows: ReturnType<typeof addLines>) => rows.map(({ type, text }) => `${type}: ${text}`);

it("shows the newest event first, with its source, and its data as text", () => {
  const rows = addLines([], [line(1, "a", 0), line(2, "b", 1, { service: "rugs-feed", exit: 1, tags: ["x", "y"] })]);
  expect(shown(rows)).toEqual(["b: here service rugs-feed, exit 1, tags x, y", "a: here event 1"]);
});

it("makes one line a second and type of a high rate, whichever batches it comes in", () => {
  const many = Array.from({ length: 118 }, (_, index) => line(77_001 + index, "rugs.raw", 5));
  const among = [...many.slice(0, 60), line(80_000, "rugs.clean", 5), ...many.slice(60)];
  const atOnce = addLines([], among);
  expect(shown(atOnce)).toEqual(["rugs.clean: here event 80000", "rugs.raw: 118 in 1 s, last id 77118"]);
  const oneByOne = among.reduce((rows, each) => addLines(rows, [each]), addLines([], []));
  expect(shown(oneByOne)).toEqual(shown(atOnce));
});

it("keeps the shared line for a type whose rate goes up and down around the limit, until it comes one by one", () => {
  const perSecond = [3, 4, 3, 5, 2, 1, 1];
  const lines = perSecond.flatMap((count, second) =>
    Array.from({ length: count }, (_, index) => line(second * 10 + index, "steady", second)),
  );
  expect(shown(addLines([], lines)).toReversed().slice(3)).toEqual([
    "steady: 4 in 1 s, last id 13",
    "steady: 3 in 1 s, last id 22",
    "steady: 5 in 1 s, last id 34",
    "steady: 2 in 1 s, last id 41",
    "steady: 1 in 1 s, last id 50",
    "steady: here event 60",
  ]);
  expect(shown(addLines(addLines([], lines.slice(0, 7)), [line(90, "steady", 4)]))[0]).toBe("steady: here event 90");
});

it("keeps 500 lines, the newest", () => {
  const lines = Array.from({ length: 600 }, (_, index) => line(index, `type.${index}`, 5));
  const rows = addLines([], lines);
  expect(rows).toHaveLength(500);
  expect(rows[0]?.line.id).toBe(599);
});

it("shows data that was cut, and data that is no object", () => {
  const cut = { ...line(1, "a", 0), data: '{"text":"…' };
  expect(shown(addLines([], [cut, line(2, "b", 0, null), line(3, "c", 0, [1, { deep: { er: { est: 1 } } }])]))).toEqual(
    ["c: here 1, deep {…}", "b: here", 'a: here {"text":"…'],
  );
});
