import fc from "fast-check";
import { expect, it } from "vitest";
import { refusalOf, unwrap } from "../../test/unwrap.ts";
import { blankBlock, writeBlock } from "./managed-block.ts";

const BEGIN = "<!-- berth:begin -->";
const END = "<!-- berth:end -->";
const write = (text: string | undefined, body = "new") => unwrap(writeBlock("CLAUDE.md", text, body));
const refused = (text: string) => refusalOf(writeBlock("CLAUDE.md", text, "new"));

it.each([undefined, ""])("makes a file of the block where there is none (%j)", (text) => {
  expect(write(text)).toBe(`${BEGIN}\nnew\n${END}\n`);
});

it("replaces what stands between the markers, and nothing else", () => {
  const before = `# Ours\n\n${BEGIN}\nold\n\nolder\n${END}\n\n  after \n`;
  expect(write(before)).toBe(`# Ours\n\n${BEGIN}\nnew\n${END}\n\n  after \n`);
});

it("appends the block behind a blank line to a file without one", () => {
  expect(write("# Ours\n")).toBe(`# Ours\n\n${BEGIN}\nnew\n${END}\n`);
  expect(write("# Ours")).toBe(`# Ours\n\n${BEGIN}\nnew\n${END}\n`);
});

it.each(["# Ours\rBy hand.\r", "# Ours\r", "\r", "a\rb\n", "a\nb\r"])(
  "writes the same block again where a lone CR breaks lines: %j",
  (before) => {
    const once = write(before, "a\nb");
    expect(once.startsWith(before)).toBe(true);
    expect(write(once, "a\nb")).toBe(once);
  },
);

it("keeps CRLF, in the block too", () => {
  const before = `# Ours\r\n${BEGIN}\r\nold\r\n${END}\r\n`;
  expect(write(before, "a\nb")).toBe(`# Ours\r\n${BEGIN}\r\na\r\nb\r\n${END}\r\n`);
});

it("leaves a block that a formatter has laid out anew, until what it says changes", () => {
  const table = (cell: string) => `## Ports\n\n| Port | Of |\n| --- | --- |\n| **9000** | ${cell} |`;
  const laidOut = `${BEGIN}\n\n## Ports\n\n| Port     | Of  |\n| -------- | --- |\n| **9000** | api |\n\n${END}\n`;
  expect(write(laidOut, table("api"))).toBe(laidOut);
  expect(write(laidOut, table("web"))).toBe(`${BEGIN}\n${table("web")}\n${END}\n`);
  expect(write(laidOut.replaceAll("\n", "\r\n"), table("api"))).toContain("\r\n| -------- | --- |\r\n");
});

it("finds markers that are indented or begin the file behind a byte order mark", () => {
  expect(write(`\uFEFF${BEGIN}\nold\n  ${END} \n`)).toBe(`\uFEFF${BEGIN}\nnew\n${END} \n`);
});

it("takes prose that speaks of the markers for prose", () => {
  const prose = `What stands between \`${BEGIN}\` and \`${END}\` is derived.\n`;
  expect(write(prose)).toBe(`${prose}\n${BEGIN}\nnew\n${END}\n`);
});

it("takes a heading underlined with seven equals signs for a heading", () => {
  expect(write("Seven!!\n=======\n")).toBe(`Seven!!\n=======\n\n${BEGIN}\nnew\n${END}\n`);
});

it("refuses a block that is never closed", () => {
  expect(refused(`# Ours\n${BEGIN}\nold\n`)).toMatchInlineSnapshot(`
    "CLAUDE.md:2:1  BLOCK_DAMAGED  <!-- berth:end --> is missing after this line, so the bounds of the managed block are unclear.
      2 | <!-- berth:begin -->
        | ~~~~~~~~~~~~~~~~~~~~
    Keep exactly one <!-- berth:begin --> and one <!-- berth:end --> after it, or remove both: Berth then adds the block."
  `);
});

it("refuses a block that is never opened", () => {
  expect(refused(`# Ours\nold\n  ${END}\n`)).toMatchInlineSnapshot(`
    "CLAUDE.md:3:3  BLOCK_DAMAGED  <!-- berth:begin --> is missing before this line, so the bounds of the managed block are unclear.
      3 |   <!-- berth:end -->
        |   ~~~~~~~~~~~~~~~~~~
    Keep exactly one <!-- berth:begin --> and one <!-- berth:end --> after it, or remove both: Berth then adds the block."
  `);
});

it("refuses a block whose markers have changed places", () => {
  expect(refused(`${END}\nold\n${BEGIN}\n`)).toMatchInlineSnapshot(`
    "CLAUDE.md:1:1  BLOCK_DAMAGED  <!-- berth:end --> comes before <!-- berth:begin -->, so the bounds of the managed block are unclear.
      1 | <!-- berth:end -->
        | ~~~~~~~~~~~~~~~~~~
    Keep exactly one <!-- berth:begin --> and one <!-- berth:end --> after it, or remove both: Berth then adds the block."
  `);
});

it("refuses a second block", () => {
  expect(refused(`${BEGIN}\na\n${END}\n${BEGIN}\nb\n${END}\n`)).toMatchInlineSnapshot(`
    "CLAUDE.md:4:1  BLOCK_DAMAGED  The marker occurs twice, so the bounds of the managed block are unclear.
      4 | <!-- berth:begin -->
        | ~~~~~~~~~~~~~~~~~~~~
    Keep exactly one <!-- berth:begin --> and one <!-- berth:end --> after it, or remove both: Berth then adds the block."
  `);
});

it("refuses a second end", () => {
  expect(refused(`${BEGIN}\na\n${END}\n${END}\n`)).toMatchInlineSnapshot(`
    "CLAUDE.md:4:1  BLOCK_DAMAGED  The marker occurs twice, so the bounds of the managed block are unclear.
      4 | <!-- berth:end -->
        | ~~~~~~~~~~~~~~~~~~
    Keep exactly one <!-- berth:begin --> and one <!-- berth:end --> after it, or remove both: Berth then adds the block."
  `);
});

it.each(["<<<<<<< HEAD", "<<<<<<<", ">>>>>>> theirs"])("refuses a file in a merge: %s", (line) => {
  expect(refused(`# Ours\n${line}\n${BEGIN}\na\n${END}\n`)).toBe(
    [
      "CLAUDE.md:2:1  BLOCK_DAMAGED  The file has an unresolved merge conflict, so the bounds of the managed " +
        "block are unclear.",
      `  2 | ${line}`,
      `    | ${"~".repeat(line.length)}`,
      "Resolve it first. For the spec and its derived files, run: npx berth resolve",
    ].join("\n"),
  );
});

/** Lines of prose that hold no marker of their own line, with either line break. */
const prose = fc
  .array(fc.constantFrom("", "text", "  - item", "```", `see ${BEGIN}`, "<!-- other -->", "\t"))
  .map((lines) => lines.map((line) => `${line}\n`).join(""));
const eol = fc.constantFrom("\n", "\r\n");

it("leaves the text outside of the markers untouched, whatever it is", () => {
  fc.assert(
    fc.property(prose, prose, prose, eol, (above, old, below, eol) => {
      const form = (text: string) => text.replaceAll("\n", eol);
      const before = form(`${above}${BEGIN}\n${old}${END}\n${below}`);
      expect(write(before)).toBe(form(`${above}${BEGIN}\nnew\n${END}\n${below}`));
    }),
  );
});

it("appends to any text, and changes nothing when it is run again", () => {
  fc.assert(
    fc.property(prose, fc.boolean(), eol, (prose, isCut, eol) => {
      const text = (isCut ? prose.trimEnd() : prose).replaceAll("\n", eol);
      const once = write(text, "a\nb");
      expect(once.startsWith(text)).toBe(true);
      expect(write(once, "a\nb")).toBe(once);
    }),
  );
});

it("is hidden from who reads the rest, whose lines keep their numbers", () => {
  expect(blankBlock(`# Ours\r\n${BEGIN}\r\nold\r\n${END}\r\nafter\r\n`)).toBe("# Ours\r\n\r\n\r\n\r\nafter\r\n");
  expect(blankBlock("# Ours\n")).toBe("# Ours\n");
  expect(blankBlock(`${BEGIN}\nno end\n`)).toBe(`${BEGIN}\nno end\n`);
});
