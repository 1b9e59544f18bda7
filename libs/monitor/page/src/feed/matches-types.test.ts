import { expect, it } from "vitest";
import { asTypes, matchesTypes } from "./matches-types.ts";

it("takes patterns with asterisks anywhere", () => {
  const taken = ["*", "rugs.*", "*.raw", "r*.*w", "a,rugs.raw"].filter((types) => matchesTypes(types, "rugs.raw"));
  expect(taken).toEqual(["*", "rugs.*", "*.raw", "r*.*w", "a,rugs.raw"]);
  const others = ["rugs", "rugs.", "raw", "*.clean", "rugs.raw*w", "service.*"];
  expect(others.filter((types) => matchesTypes(types, "rugs.raw"))).toEqual([]);
});

it("reads what is typed as the API takes it", () => {
  expect([asTypes(""), asTypes(" rugs.*, port.* "), asTypes("a b"), asTypes("<x>")]).toEqual([
    "*",
    "rugs.*,port.*",
    undefined,
    undefined,
  ]);
});
