import { beforeEach, expect, it } from "vitest";
import { chosenRange } from "./chosen-range.ts";
import { filter, search } from "./filter.ts";
import { selected } from "./selection.ts";
import { readFragment, writeFragment } from "./url-state.ts";

beforeEach(() => readFragment(""));

it("has no fragment while nothing is chosen", () => {
  expect(writeFragment()).toBe("");
});

it("leads back to what was selected, filtered, searched and next", () => {
  selected.value = 9010;
  filter.value = "down";
  chosenRange.value = "analysis";
  search.value = "rugs & co";
  const fragment = writeFragment();
  readFragment("");
  expect([selected.value, filter.value, chosenRange.value, search.value]).toEqual([
    undefined,
    undefined,
    undefined,
    "",
  ]);
  readFragment(fragment);
  expect([selected.value, filter.value, chosenRange.value, search.value]).toEqual([
    9010,
    "down",
    "analysis",
    "rugs & co",
  ]);
});

it.each([
  "#port=x",
  "#port=70000",
  "#port=-1",
  "#port=9010.5",
  "#show=constructor",
  "#show=next",
  "#%E0%A4%A",
  "#9010",
])("ignores what it does not know in %s", (fragment) => {
  readFragment(fragment);
  expect([selected.value, filter.value]).toEqual([undefined, undefined]);
});
