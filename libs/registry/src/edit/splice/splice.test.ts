import { expect, it } from "vitest";
import { applySplices, insertAt } from "./splice.ts";

it("replaces and inserts at the offsets of the original text, in whatever order they come", () => {
  const splices = [insertAt(5, "!"), { from: 1, to: 3, text: "" }, insertAt(1, "-")];
  expect(applySplices("abcde", splices)).toBe("a-de!");
});

it("keeps the order of insertions at one place", () => {
  expect(applySplices("ab", [insertAt(1, "1"), insertAt(1, "2")])).toBe("a12b");
});

it("throws where splices overlap: that is a bug of ours", () => {
  const splices = [
    { from: 0, to: 3, text: "" },
    { from: 2, to: 4, text: "" },
  ];
  expect(() => applySplices("abcde", splices)).toThrow("Splices overlap at 2.");
});
