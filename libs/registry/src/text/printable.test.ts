import fc from "fast-check";
import { expect, it } from "vitest";
import { printable, printableLine, printablePhrase } from "./printable.ts";

it.each([
  ["an escape sequence", "\u001B[31mred", "\uFFFD[31mred"],
  ["a direction override", "a\u202Eb", "a\uFFFDb"],
  ["a command at the start of a line", "a\n  ::error::b", "a\n  \uFFFD:error::b"],
  ["a command of the older form", "a ##[error]b", "a \uFFFD#[error]b"],
  ["nothing in ordinary text", "a::b\tc # d\n", "a::b\tc # d\n"],
])("masks %s", (_name, text, shown) => {
  expect(printable(text)).toBe(shown);
});

it("keeps every offset, and a line one line", () => {
  const text = fc.string({ unit: fc.constantFrom("a", ":", "#", "[", "\n", "\t", " ", "\r", "\u2028") });
  fc.assert(
    fc.property(text, (value) => {
      expect(printable(value)).toHaveLength(value.length);
      expect(printable(value)).not.toMatch(/^\s*::|##\[/m);
      expect(printableLine(value)).toHaveLength(value.length);
      expect(printableLine(value)).not.toMatch(/[\n\r\t\u2028]/);
    }),
  );
});

it("makes the lines of a phrase one, and masks the rest", () => {
  expect(printablePhrase("  fatal: no\r\n\thint: \u001B[31mred\u202E\n")).toBe("fatal: no hint: \uFFFD[31mred\uFFFD");
});
