import { expect, it } from "vitest";
import { durationOf, roughDurationOf } from "./duration.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

it("says a duration in the two units that matter", () => {
  expect([0, 59 * SECOND, 77 * SECOND, 3.2 * HOUR, 52 * HOUR].map(durationOf)).toEqual([
    "0 s",
    "59 s",
    "1m 17s",
    "3h 12m",
    "2d 4h",
  ]);
});

it("leaves seconds out where the text is drawn again once a minute", () => {
  expect([59 * SECOND, 77 * SECOND, 3.2 * HOUR].map(roughDurationOf)).toEqual(["59 s", "1m", "3h 12m"]);
});
