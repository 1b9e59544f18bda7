import fc from "fast-check";
import { expect, it } from "vitest";
import { rangeFinder } from "./range-finder.ts";
import { type PortRange, rangeOf, type Spec } from "./spec.ts";

const port = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(65535, 65536, 99999));
const range = fc
  .record({ from: port, to: port })
  .map((span): PortRange => ({ ...span, id: "r", purpose: "P", policy: "open" }));

it("finds the range that a search finds, also where ranges overlap or end before they begin", () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(port), (ranges, ports) => {
      const find = rangeFinder({ ranges });
      for (const port of ports) expect(find(port)).toBe(rangeOf({ ranges } as Spec, port));
    }),
  );
});
