import { writeFileSync } from "node:fs";
import { renderFailures } from "@berth/registry";
import { describe, expect, it } from "vitest";
import {
  goldenCases,
  inCase,
  readCaseFile,
  readCaseFolder,
  readCasesSpec,
  writeCaseFolder,
} from "../../test/golden-cases.ts";
import { fixText } from "../fix/fix-text.ts";
import { lintText } from "../lint/lint-text.ts";

// cases/<theme>/<case> is a rule: lint reads in/ and prints findings.txt, and --fix makes out/ of it, if it changes
// anything. `UPDATE_CASES=1` writes the answers again, for a person to read as a diff.

const update = process.env["UPDATE_CASES"] === "1" && !process.env["CI"];
const spec = readCasesSpec();

it("finds the cases", () => {
  expect(goldenCases().length).toBeGreaterThan(25);
});

describe.each(goldenCases())("%s", (name) => {
  const files = readCaseFolder(inCase(name, "in"));

  it("says what findings.txt says", async () => {
    const findings = [];
    for (const [path, text] of files) findings.push(...(await lintText(path, text, spec)));
    const said = findings.length > 0 ? `${renderFailures(findings)}\n` : "";
    if (update) writeFileSync(inCase(name, "findings.txt"), said);
    expect(said).toBe(readCaseFile(inCase(name, "findings.txt")));
  });

  it("is fixed to what out/ holds, once and for all", async () => {
    const fixed = new Map<string, string>();
    for (const [path, text] of files) {
      const after = await fixText(path, text, spec);
      if (after !== text) fixed.set(path, after);
      expect(await fixText(path, after, spec), "a second fix changes nothing").toBe(after);
      const left = await lintText(path, after, spec);
      const before = await lintText(path, text, spec);
      if (after === text) expect(left).toEqual(before);
      else expect(left.length).toBeLessThan(before.length);
      expect(before.map(({ message }) => message)).toEqual(expect.arrayContaining(left.map(({ message }) => message)));
    }
    if (update) writeCaseFolder(inCase(name, "out"), fixed);
    expect(fixed).toEqual(readCaseFolder(inCase(name, "out")));
  });
});
