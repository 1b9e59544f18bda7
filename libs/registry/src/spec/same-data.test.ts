import fc from "fast-check";
import { expect, it } from "vitest";
import { sameData } from "./same-data.ts";

const inOrder = (data: unknown): unknown =>
  JSON.stringify(data, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
      : value,
  );

/** Few keys and values, so that two of them are alike now and then. */
const data = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, 0, 1, "", "0", true),
    fc.array(tie("any"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "0", "length", "constructor"), tie("any"), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  ),
})).any;

it("takes two for the same where JSON with its keys in order is", () => {
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(sameData(a, b)).toBe(inOrder(a) === inOrder(b));
      expect(sameData(a, structuredClone(a))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it("takes a field that is undefined for none", () => {
  expect(sameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameData({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  expect(sameData({ a: undefined }, { b: 1 })).toBe(false);
});
