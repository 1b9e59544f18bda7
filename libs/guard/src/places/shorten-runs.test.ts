import fc from "fast-check";
import { expect, it } from "vitest";
import { shortenRuns } from "./shorten-runs.ts";

const part = fc.oneof(
  fc.stringMatching(/^\w{0,40}$/),
  fc.stringMatching(/^\W{0,90}$/),
  fc.constantFrom(" ", "\n", "(").chain((sign) => fc.integer({ min: 28, max: 70 }).map((count) => sign.repeat(count))),
);

it("leaves eight signs at each end of every run of 32 and more, and nothing else changes", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      expect(shortenRuns(text)).toBe(text.replace(/(\W{8})\W{16,}(\W{8})/g, "$1$2"));
    }),
  );
});
