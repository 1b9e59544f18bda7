import { expect, it, vi } from "vitest";
import { SAMPLE, withRow } from "../../test/sample.ts";
import { refusalOf } from "../../test/unwrap.ts";
import { parseSpec } from "./parse-spec.ts";

const refused = (text: string) => refusalOf(parseSpec(text));
const edited = (from: string, to: string) => refused(SAMPLE.replace(from, to));

it("refuses a port that stands twice", () => {
  expect(refused(withRow("9000", "b", "B_PORT"))).toMatchInlineSnapshot(`
    "spec/ports.yaml:27:3  SPEC_INVALID  9000 occurs twice in one mapping.
      27 |   9000: { service: b, title: T, protocol: HTTP, purpose: P, env: B_PORT, status: active }
         |   ~~~~
    Use each key once. If two services have the same port, give one of them another port."
  `);
});

it("refuses a field that stands twice", () => {
  expect(edited("    env: API", "    title: Again\n    env: API")).toMatchInlineSnapshot(`
    "spec/ports.yaml:17:5  SPEC_INVALID  title occurs twice in one mapping.
      17 |     title: Again
         |     ~~~~~
    Use each key once. If two services have the same port, give one of them another port."
  `);
});

it("refuses a port written in hexadecimal", () => {
  expect(edited("9000:\n", "0x2328:\n")).toMatchInlineSnapshot(`
    "spec/ports.yaml:12:3  SPEC_INVALID  0x2328 is not a plain decimal number.
      12 |   0x2328:
         |   ~~~~~~
    Write a port as a plain decimal number, such as 9000; a version has three parts, such as 1.0.0."
  `);
});

it("refuses a port with a leading zero, which YAML 1.1 would read as octal", () => {
  expect(edited("9000:\n", "09000:\n")).toMatchInlineSnapshot(`
    "spec/ports.yaml:12:3  SPEC_INVALID  09000 is not a plain decimal number.
      12 |   09000:
         |   ~~~~~
    Write a port as a plain decimal number, such as 9000; a version has three parts, such as 1.0.0."
  `);
});

it("refuses a port with a decimal point", () => {
  expect(edited("9000:\n", "9000.0:\n")).toMatchInlineSnapshot(`
    "spec/ports.yaml:12:3  SPEC_INVALID  9000.0 is not a plain decimal number.
      12 |   9000.0:
         |   ~~~~~~
    Write a port as a plain decimal number, such as 9000; a version has three parts, such as 1.0.0."
  `);
});

it("refuses a version that reads as a number", () => {
  expect(edited("version: 1.0.0", "version: 1.0")).toMatchInlineSnapshot(`
    "spec/ports.yaml:3:10  SPEC_INVALID  1.0 is not a plain decimal number.
      3 | version: 1.0
        |          ~~~
    Write a port as a plain decimal number, such as 9000; a version has three parts, such as 1.0.0."
  `);
});

it("refuses an anchor", () => {
  expect(edited("The public", "&a The public")).toMatchInlineSnapshot(`
    "spec/ports.yaml:16:17  SPEC_INVALID  Anchors are not allowed.
      16 |     purpose: &a The public api
         |                 ~~~~~~~~~~~~~~
    Write plain data only: mappings, lists, text and decimal numbers."
  `);
});

it("refuses an alias", () => {
  expect(edited("title: Api", "title: *a")).toMatchInlineSnapshot(`
    "spec/ports.yaml:14:12  SPEC_INVALID  Aliases are not allowed.
      14 |     title: *a
         |            ~~
    Write plain data only: mappings, lists, text and decimal numbers."
  `);
});

it.each(["!!str Api", "! Api", "!own Api"])("refuses a tag: %s", (value) => {
  expect(edited("title: Api", `title: ${value}`)).toContain("SPEC_INVALID  Tags are not allowed.");
});

it("refuses a merge key", () => {
  expect(edited("title: Api", "<<: { title: Api }")).toMatchInlineSnapshot(`
    "spec/ports.yaml:14:5  SPEC_INVALID  Merge keys are not allowed.
      14 |     <<: { title: Api }
         |     ~~
    Write plain data only: mappings, lists, text and decimal numbers."
  `);
});

it.each(["{ title: Api }", "[Api]", "{ ? [Api] : 1 }"])("refuses the key ? %s, and lets no warning through", (key) => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect(edited("title: Api", `? ${key}\n    : Api`)).toMatch(
    /^spec.ports.yaml:14:\d+ {2}SPEC_INVALID {2}No key may be a/,
  );
  expect(warn).not.toHaveBeenCalled();
});

it("refuses a key named __proto__", () => {
  expect(edited("title: Api", "__proto__: { title: Api }")).toMatchInlineSnapshot(`
    "spec/ports.yaml:14:5  SPEC_INVALID  No key may be named __proto__.
      14 |     __proto__: { title: Api }
         |     ~~~~~~~~~
    Write plain data only: mappings, lists, text and decimal numbers."
  `);
});

it.each(["%YAML 1.1", "%TAG ! tag:x,2026:", "%FOO bar"])("refuses a directive: %s", (line) => {
  expect(refused(`# ours\n${line}\n---\n${SAMPLE}`)).toBe(
    [
      "spec/ports.yaml:2:1  SPEC_INVALID  Directives are not allowed.",
      `  2 | ${line}`,
      `    | ${"~".repeat(line.length)}`,
      "Write plain data only: mappings, lists, text and decimal numbers.",
    ].join("\n"),
  );
});

it("refuses a second document", () => {
  expect(refused(`${SAMPLE}---\ntitle: Another\n`)).toMatchInlineSnapshot(`
    "spec/ports.yaml:31:1  SPEC_INVALID  The file has a second document; only one is read.
      31 | title: Another
         | ~"
  `);
});

it("refuses an unresolved merge, and says what both sides need", () => {
  const theirs = "<<<<<<< HEAD\n    title: Api\n=======\n    title: Apis\n>>>>>>> theirs\n";
  expect(edited("    title: Api\n", theirs)).toMatchInlineSnapshot(`
    "spec/ports.yaml:14:1  SPEC_INVALID  The file has an unresolved merge conflict.
      14 | <<<<<<< HEAD
         | ~~~~~~~
    Run: npx berth resolve. Without a merge in progress, keep the rows of both sides, each with its own port, and remove the markers."
  `);
});

it("refuses a tab as indentation", () => {
  expect(edited("    title: Api", "\ttitle: Api")).toMatchInlineSnapshot(`
    "spec/ports.yaml:14:1  SPEC_INVALID  Tabs are not allowed as indentation.
      14 | 	title: Api
         | ~"
  `);
});

it("refuses a bracket that is never closed", () => {
  expect(edited("title: Api", "title: [Api")).toMatchInlineSnapshot(`
    "spec/ports.yaml:15:5  SPEC_INVALID  Flow sequence in block collection must be sufficiently indented and end with a ].
      15 |     protocol: HTTP
         |     ~"
  `);
});

it.each(["", "\n", "# only a comment\n"])("refuses an empty file: %j", (text) => {
  expect(refused(text)).toBe("SPEC_INVALID  spec/ports.yaml is empty.");
});

it("refuses a file of more than 16 MiB before reading it", () => {
  expect(refused(`${SAMPLE}#${"x".repeat(16 * 1024 * 1024)}`)).toMatchInlineSnapshot(
    `"SPEC_INVALID  spec/ports.yaml has 16777793 characters; at most 16777216 are read."`,
  );
});

it.each(["[", "{", "{a: ", "- ", "? ", "a: ", "a:\t"])("refuses endless nesting of %j before parsing it", (open) => {
  expect(refused(`a:\n${open.repeat(10_000)}x`)).toBe("SPEC_INVALID  spec/ports.yaml is nested too deeply to be read.");
});

it.each([
  ["by indentation", (depth: number) => `${" ".repeat(depth)}a:\n`],
  ["by dashes further and further right", (depth) => `${" ".repeat(depth * 40)}${"- ".repeat(20)}\n`],
])("refuses endless nesting %s before parsing it", (_, line: (depth: number) => string) => {
  const text = Array.from({ length: 80 }, (_, depth) => line(depth)).join("");
  expect(refused(text)).toBe("SPEC_INVALID  spec/ports.yaml is nested too deeply to be read.");
});

it("takes a flow mapping on one line for what it is", () => {
  const rows = Array.from({ length: 200 }, (_, nth) => `k${nth}: { a: b }`).join(", ");
  expect(refused(`${SAMPLE}x: { ${rows} }\n`)).toContain("x is not part of the format.");
});

it("takes text that is indented for what it is", () => {
  const stairs = Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}# step\n`).join("");
  expect(parseSpec(`${stairs}${SAMPLE}`).ok).toBe(true);
});

it.each([
  ["lines", "x:\n"],
  ["commas", ","],
  ["quotes", '"'],
  ["escapes", "\\q"],
  ["brackets", "[]"],
])("refuses more %s than any registry has before parsing it", (_, part) => {
  expect(refused(`x: [${part.repeat(31_000)}`)).toBe(
    "SPEC_INVALID  spec/ports.yaml has more than 30000 lines, commas and quotes; no more are read.",
  );
});

it("says of forty thousand faults the first hundred, and how many more there are", () => {
  const text = Array.from({ length: 25_000 }, (_, nth) => `k${nth}:\n`).join("");
  const parsed = parseSpec(`${SAMPLE}${text}`);
  if (parsed.ok) throw new Error("it was taken");
  expect(parsed.failures).toHaveLength(101);
  expect(parsed.failures.at(-1)?.message).toBe("24900 more errors are not listed.");
});

it("quotes a long line, and a long key that stands twice, in part", () => {
  const key = "k".repeat(900);
  const text = refused(`${SAMPLE}${key}: 1\n${key}: 2\n`);
  expect(text).toContain(`SPEC_INVALID  ${"k".repeat(60)} occurs twice in one mapping.\n`);
  expect(text.length).toBeLessThan(800);
});

it("takes brackets, dashes and question marks in text for what they are", () => {
  const purpose = `${"[ { - ? ".repeat(20)}x`;
  expect(parseSpec(SAMPLE.replace("The public api", `'${purpose}'`)).ok).toBe(true);
  expect(parseSpec(`---\n${SAMPLE}...\n`).ok).toBe(true);
});
