import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSpec, renderFailures, type Spec } from "@berth/registry";
import { describe, expect, it } from "vitest";
import { fixText } from "../fix/fix-text.ts";
import { lintText } from "../lint/lint-text.ts";

// Each folder below cases/ is a rule: what is linted stands in in/, what lint says in findings.txt, and what --fix makes of it, where
// that is anything, in out/. `UPDATE_CASES=1` writes the answers anew, for a person to read as a diff.

const FOLDER = fileURLToPath(new URL("../../cases", import.meta.url));
const update = process.env["UPDATE_CASES"] === "1" && !process.env["CI"];
const cases = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(cases.map(({ name }) => name))("%s", (name) => {
  const inside = (...path: string[]) => join(FOLDER, name, ...path);
  const files = new Map(filesBelow(inside("in")).map((path) => [path, read(inside("in", path))]));

  it("says what findings.txt says", async () => {
    const findings = [];
    for (const [path, text] of files) findings.push(...(await lintText(path, text, spec)));
    const said = findings.length > 0 ? `${renderFailures(findings)}\n` : "";
    if (update) writeFileSync(inside("findings.txt"), said);
    expect(said).toBe(read(inside("findings.txt")));
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
    if (update) write(inside("out"), fixed);
    const expected = filesBelow(inside("out")).map((path) => [path, read(inside("out", path))]);
    expect(fixed).toEqual(new Map(expected as [string, string][]));
  });
});

const spec = readCasesSpec();

function readCasesSpec(): Spec {
  const parsed = parseSpec(read(join(FOLDER, "ports.yaml")));
  if (!parsed.ok) throw new Error(renderFailures(parsed.failures));
  return parsed.value.spec;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "(missing)";
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
