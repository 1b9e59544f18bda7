import { expect, it } from "vitest";
import { chooseGrain } from "./cell-size.ts";

const SMALL = [
  { from: 9000, to: 9039 },
  { from: 9222, to: 9222 },
];
const LARGE = Array.from({ length: 20 }, (_, at) => ({ from: 4000 + at * 50, to: 4049 + at * 50 }));
const at = (width: number, height = 900, unit = 1) => ({ width, height, unit });

it("draws names where there are 74 px for a column", () => {
  expect(chooseGrain(SMALL, at(740))).toEqual({ size: "named", columns: 10 });
  expect(chooseGrain(SMALL, at(739)).size).toBe("number");
});

it("draws ten numbers a line on a phone", () => {
  expect(chooseGrain(SMALL, at(348, 800))).toEqual({ size: "number", columns: 10 });
});

it("draws tiles where nothing larger fits the window", () => {
  expect(chooseGrain(LARGE, at(740))).toEqual({ size: "tile", columns: 50 });
  expect(chooseGrain(LARGE, at(348, 800))).toEqual({ size: "tile", columns: 20 });
});

it("draws larger cells on a higher window", () => {
  expect(chooseGrain(LARGE, at(740, 6500))).toEqual({ size: "number", columns: 20 });
  expect(chooseGrain(LARGE, at(740, 20_000))).toEqual({ size: "named", columns: 10 });
});

it("needs more room where everything is drawn larger", () => {
  expect(chooseGrain(SMALL, at(740, 900, 16 / 13)).size).toBe("number");
});
