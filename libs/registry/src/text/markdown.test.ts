import fc from "fast-check";
import { expect, it } from "vitest";
import { text } from "../../test/spec-arbitrary.ts";
import { escapeMarkdown, renderTable } from "./markdown.ts";

it.each([
  ["plain text, really: yes (it is)!", "plain text, really: yes (it is)!"],
  ["a | b", "a \\| b"],
  ["a \\| b", "a \\\\\\| b"],
  ["`code` *bold* _it_ [x](y) ~no~", "\\`code\\` \\*bold\\* \\_it\\_ \\[x\\](y) \\~no\\~"],
  ["<!-- --> <b> &amp;", "&lt;!-- --&gt; &lt;b&gt; &amp;amp;"],
  ["# heading", "\\# heading"],
  ["C #", "C \\#"],
  ["- item", "\\- item"],
  ["+ item", "\\+ item"],
  ["1. first", "1\\. first"],
  ["1) first", "1\\) first"],
  ["---", "\\---"],
  ["===", "\\==="],
  ["~~~", "\\~\\~\\~"],
  ["$x$", "\\$x\\$"],
])("writes %j so that it stands for itself", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

it("leaves no character that could end a cell, a code span, a comment or the line", () => {
  fc.assert(
    fc.property(text, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/[<>\r\n]/);
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[|`*_[\]~$#\\]/);
    }),
    { numRuns: 500 },
  );
});

it("keeps every character, escaped or not", () => {
  fc.assert(
    fc.property(text, (text) => {
      const read = escapeMarkdown(text)
        .replace(/\\([!-/:-@[-`{-~])/g, "$1")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
      expect(read).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it("renders a table with a head, a rule and its rows", () => {
  const rows = [
    ["1", "2"],
    ["", "4"],
  ];
  expect(renderTable(["A", "B"], rows)).toEqual(["| A | B |", "| --- | --- |", "| 1 | 2 |", "|  | 4 |"]);
});
