import { refusalOf, unwrap } from "@berth/registry/test";
import { describe, expect, it } from "vitest";
import { isSkippedPath } from "../files/is-skipped-path.ts";
import type { Finding } from "../judge/finding.ts";
import { BASELINE_PATH } from "./baseline.ts";
import { baselineOf } from "./excuse-of.ts";
import { parseBaseline } from "./parse-baseline.ts";
import { renderBaseline } from "./render-baseline.ts";

const SPEC = { settings: {} };
const found = (file: string, line: number, source: string, more: Partial<Finding> = {}): Finding => ({
  code: "PORT_HARDCODED",
  message: "No.",
  place: { file, line, column: 1, length: 4, source },
  port: 9010,
  kind: "bind",
  ...more,
});

const TEXT = `{
  "//": "Hardcoded ports from before, which berth lint excuses. With --baseline --prune it removes those that are fixed.",
  "apps/a b/main.ts bind 9010 1e7f0a94": 1,
  "version": 1
}
`;

it("is written in this form, which later versions have to read", () => {
  const findings = [
    found("b.ts", 9, "app.listen(9010);"),
    found("apps/a b/main.ts", 1, "\tapp.listen(9010);"),
    found("apps/a b/main.ts", 7, "  app.listen(9010);  "),
    found("apps/a b/main.ts", 8, "serve({ port: 9010 });", { kind: "publish" }),
    found("z.json", 1, "{", { code: "FILE_UNJUDGED" }),
  ];
  expect(renderBaseline(baselineOf(findings))).toMatchInlineSnapshot(`
    "{
      "//": "Hardcoded ports from before, which berth lint excuses. With --baseline --prune it removes those that are fixed.",
      "apps/a b/main.ts bind 9010 a7bda584": 2,
      "apps/a b/main.ts publish 9010 c4cd9ae8": 1,
      "b.ts bind 9010 a7bda584": 1,
      "version": 1
    }
    "
  `);
});

it("is no source of ports itself, whatever its numbers are", () => {
  expect(isSkippedPath(BASELINE_PATH)).toBe(true);
});

describe("a baseline is refused with its place and a way out:", () => {
  it.each([
    ["", 1, 1, "The file is not JSON."],
    ["[]\n", 1, 1, "The file is not a baseline of berth lint."],
    ['{\n  "billing": 9010\n}\n', 1, 1, "The file is not a baseline of berth lint."],
    [
      TEXT.replace('"version": 1', '"version": 2'),
      4,
      14,
      "The file has another version than 1, which this berth reads.",
    ],
    [TEXT.replace(": 1,", ": 0,"), 3, 3, "This is no line of a baseline."],
    [TEXT.replace(": 1,", ': "1",'), 3, 3, "This is no line of a baseline."],
    [TEXT.replace("9010", "99999"), 3, 3, "This is no line of a baseline."],
    [TEXT.replace(" bind", ""), 3, 3, "This is no line of a baseline."],
    [TEXT.replace(": 1,", ": 1"), 4, 3, "The file is not JSON."],
    [TEXT.replace("{", "{ // mine"), 1, 3, "The file is not JSON."],
    [`${TEXT.slice(0, 2)}<<<<<<< ours\n${TEXT.slice(2)}`, 2, 1, "The merge of this file is unresolved."],
  ])("%j", (text, line, column, message) => {
    const refused = refusalOf(parseBaseline(text, SPEC));
    expect(refused.startsWith(`${BASELINE_PATH}:${line}:${column}  BASELINE_INVALID  ${message}\n`), refused).toBe(
      true,
    );
    expect(refused).toMatch(/npx berth lint --baseline(?: --prune)?$/);
  });
});

it("is read in any order and layout", () => {
  const lines = '"version": 1, "b.ts bind 9010 1e7f0a94": 2, "a.ts bind 9010 1e7f0a94": 1';
  expect(unwrap(parseBaseline(`{${lines}}`, SPEC)).map(({ count, file }) => [file, count])).toEqual([
    ["a.ts", 1],
    ["b.ts", 2],
  ]);
});
