import { expect, test } from "vitest";
import { renderResults } from "./render-results.ts";
import { RESULTS, type Result, readResults } from "./results.ts";
import type { Row } from "./row.ts";
import { ROWS } from "./rows/rows.ts";

const open = () => ({ ours: { run: () => 0 } });
const machine = { node: "20.20.2", platform: "linux x64", cores: 2, nodeStartMs: 45 };
const result: Result = {
  date: "2026-02-03",
  machine,
  rounds: 15,
  ours: 310.4,
  theirs: 200,
  low: 1.2,
  middle: 1.5,
  high: 2,
};

const ratio: Row = { name: "fast", what: "ours", against: "theirs", figure: "ratio", most: 1.5, open };
const difference: Row = { ...ratio, name: "git", figure: "difference", most: 80 };
const value: Row = { ...ratio, name: "alone", against: "", figure: "value", unit: "s", most: 90 };
const least: Row = { ...ratio, name: "more", least: 2, unit: "" };

test("a row shows its figure with the spread, the goal, whether it holds, and where it was measured", () => {
  const { theirs, ...alone } = result;
  const results = {
    fast: result,
    git: { ...result, low: 60, middle: 100.4, high: 130 },
    alone: { ...alone, date: "2026-02-01", rounds: 1, ours: 91.26, low: 91.26, middle: 91.26, high: 91.26 },
  };
  const lines = renderResults([ratio, difference, value], results).split("\n");
  expect(lines.slice(2)).toEqual([
    "| ours | theirs | 1.50 (1.20 to 2.00 of 15) | 310 and 200 ms | at most 1.5 | holds | 2 |",
    "| ours | theirs | +100 ms (60 to 130 of 15) | 310 and 200 ms | at most 80 ms | MISSED | 2 |",
    "| ours |  | 91.3 s |  | at most 90 s | MISSED | 1 |",
    "",
    "1. 2026-02-01, linux x64, 2 cores, Node 20.20.2, `node -e 0` in 45 ms",
    "2. 2026-02-03, linux x64, 2 cores, Node 20.20.2, `node -e 0` in 45 ms",
  ]);
});

test("a row that wasn't measured, one without a goal, and one that is held to a least say so", () => {
  const { least: _, most: __, ...free } = least;
  const lines = renderResults([{ ...ratio, name: "new" }, free], { more: result }).split("\n");
  expect(lines[2]).toBe("| ours | theirs | not measured |  | at most 1.5 |  |  |");
  expect(lines[3]).toBe("| ours | theirs | 1.50 (1.20 to 2.00 of 15) | 310 and 200 |  |  | 1 |");
  const { most: ___, ...atLeast } = least;
  expect(renderResults([atLeast], { more: result })).toContain("| at least 2 | MISSED |");
});

test("every result that is kept belongs to a row, and no two rows share a name", () => {
  const names = ROWS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(readResults(RESULTS)).filter((name) => !names.includes(name))).toEqual([]);
});
