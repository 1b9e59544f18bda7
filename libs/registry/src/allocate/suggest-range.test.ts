import { expect, it } from "vitest";
import { parsed } from "../../test/sample.ts";
import type { PortRange, Spec } from "../spec/spec.ts";
import { suggestGrowth, suggestRangeFor } from "./suggest-range.ts";

/** A registry with these ranges: `9000-9009`. */
function specWith(...spans: string[]): Spec {
  const ranges = spans.map((span): PortRange => {
    const [from = 0, to = from] = span.split("-").map(Number);
    return { id: `r${from}`, from, to, purpose: "P", policy: "open" };
  });
  return { ...parsed().spec, ranges };
}

function growth(...spans: string[]): string {
  const spec = specWith(...spans);
  const [range] = spec.ranges;
  if (!range) throw new Error("There is a first range.");
  return suggestGrowth(spec, range);
}

it.each([
  ["twice as many ports", ["9000-9009"], "Widen it with: npx nx g range r9000 --ports=9000-9019"],
  [
    "as many as the next range leaves",
    ["9000-9009", "9014-9019"],
    "Widen it with: npx nx g range r9000 --ports=9000-9013",
  ],
  [
    "none of those that the system gives away",
    ["32760-32765"],
    "Widen it with: npx nx g range r32760 --ports=32760-32767",
  ],
  [
    "the next free block where another range begins at once",
    ["9010-9019", "9020-9039", "9222"],
    "Add another range with: npx nx g range <id> --ports=9040-9049",
  ],
  ["nothing where all is taken", ["32760-32767"], "No block of ten ports is left for another range."],
] as const)("offers a full range %s", (_, spans, said) => {
  expect(growth(...spans)).toBe(said);
});

it.each([
  [9041, ["9000-9009"], "npx nx g range <id> --ports=9040-9049"],
  [9041, ["9035-9040", "9044-9049"], "npx nx g range <id> --ports=9041-9043"],
  [1026, [], "npx nx g range <id> --ports=1024-1029"],
  [65535, [], "npx nx g range <id> --ports=65530-65535"],
  [80, [], undefined],
  [65536, [], undefined],
] as const)("offers a range around %i where there are %j", (port, spans, command) => {
  expect(suggestRangeFor(specWith(...spans), port)).toBe(command);
});
