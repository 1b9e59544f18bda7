import { expect, it } from "vitest";
import { findOverlap } from "./find-overlap.ts";

it("finds nothing in paths that can all be files", () => {
  expect(findOverlap(["a/b", "a/c", "a.b", "b/a"])).toBeUndefined();
  expect(findOverlap([])).toBeUndefined();
});

it.each([
  [["a/b", "a/b"], "twice"],
  [["a/b", "a/B"], "also has a/b"],
  [["a", "a/b"], "a as a file"],
  [["a/b/c", "A"], "A as a file"],
  [["a/b", "A/c"], "the folder a"],
  [["caf\u00e9/a", "cafe\u0301/b"], "the folder caf\u00e9"],
])("finds what is wrong with %j", (paths, reason) => {
  expect(findOverlap(paths)?.reason).toMatch(reason);
});
