import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeUnprintable, printable, printableLine, printablePhrase } from "./printable.ts";

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

it("escapes in JSON what would turn a terminal's text around, and programs read the same", () => {
  const value = { file: "a\u202Etxt.ts", message: "\u2066b\u009B31m\u2028\u007F", fix: "c\r\n\td\u200D😀ä" };
  const shown = escapeUnprintable(JSON.stringify(value, null, 2));
  expect(shown).not.toMatch(/[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/);
  expect(shown).toContain("a\\u202etxt.ts");
  expect(JSON.parse(shown)).toEqual(value);
});

it("leaves an answer in words as it is", () => {
  expect(escapeUnprintable("9010  recording\r\n\tä 😀")).toBe("9010  recording\r\n\tä 😀");
});
