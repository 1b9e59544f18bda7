import fc from "fast-check";
import { expect, it } from "vitest";
import { TypeFilter, typePatterns } from "./type-filter.ts";

it.each([
  ["rugs.*", "rugs.trade", true],
  ["rugs.*", "rugs", false],
  ["*", "anything", true],
  ["*.placed", "order.placed", true],
  ["a*a", "a", false],
  ["order.placed", "order.placed.late", false],
  ["a.*,b.*", "b.x", true],
])("%s against %s: %s", (patterns, type, expected) => {
  expect(new TypeFilter(patterns).matches(type)).toBe(expected);
});

it("matches what the same pattern matches as a regular expression", () => {
  const letters = (...characters: string[]) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 10 });
  fc.assert(
    fc.property(letters("a", "b", ".", "*"), letters("a", "b", "."), (pattern, type) => {
      const expected = new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(type);
      expect(new TypeFilter(pattern).matches(type)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

it.each(["", ",", "a,", "a b", "(a+)+$", "x".repeat(129), "a,".repeat(20).concat("a")])("%j is no filter", (list) => {
  expect(typePatterns.safeParse(list).success).toBe(false);
});
