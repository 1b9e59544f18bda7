import { expect, test } from "vitest";
import { countLine, describeCrashes, emptyTally } from "./statistics.ts";

test("says the mean, the median and percentiles of the crash prices, in whatever order they come", () => {
  expect(describeCrashes([4, 1, 3, 2])).toEqual({
    count: 4,
    mean: 2.5,
    median: 2.5,
    p10: expect.closeTo(1.3),
    p25: 1.75,
    p75: 3.25,
    p90: expect.closeTo(3.7),
    p99: expect.closeTo(3.97),
  });
  expect(describeCrashes([7])).toMatchObject({ count: 1, mean: 7, median: 7, p10: 7, p99: 7 });
  expect(describeCrashes([])).toBeNull();
});

test("counts events by type, and neither gaps nor what is no event", () => {
  const tally = emptyTally();
  const lines = [
    '{"epoch":"e","id":1,"type":"rugs.raw.crash","source":"s","time":"t","data":{"price":2}}',
    '{"epoch":"e","id":2,"type":"rugs.raw.crash","source":"s","time":"t","data":{"price":"high"}}',
    '{"epoch":"e","id":3,"type":"__proto__","source":"s","time":"t","data":null}',
    '{"gap":{"reason":"restarted","after":3}}',
    '{"epoch":"e","id":4,"ty',
    "",
  ];
  for (const line of lines) countLine(tally, line);
  expect([...tally.types]).toEqual([
    ["rugs.raw.crash", 2],
    ["__proto__", 1],
  ]);
  expect(tally.crashes).toEqual([2]);
});
