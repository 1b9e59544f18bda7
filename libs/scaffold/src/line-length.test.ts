import { execFileSync } from "node:child_process";
import ts from "typescript";
import { expect, it } from "vitest";
import { ROOT, readText } from "../test/workspace-files.ts";

// Biome lays code out for 120 characters and leaves comments and literals as they are: this looks at those.
const LIMIT = 120;

/** Folders whose lines are checked. */
const CHECKED = ["libs", "services", "tools"];

const tracked = execFileSync("git", ["ls-files", "-z", "--", ...CHECKED], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path.endsWith(".ts") && !/\/(?:corpus|cases|templates)\//.test(path));

/** Lines that belong to a template literal of several lines: to wrap one would change its value. */
function linesOfTexts(source: ts.SourceFile): Set<number> {
  const lines = new Set<number>();
  const lineAt = (at: number) => source.getLineAndCharacterOfPosition(at).line;
  const visit = (node: ts.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) {
      const [first, last] = [lineAt(node.getStart(source)), lineAt(node.end)];
      for (let line = first; line <= last && first < last; line += 1) lines.add(line);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

it("finds the sources that it is about", () => {
  expect(tracked.length).toBeGreaterThan(100);
});

it.each(tracked)("%s has lines of at most 120 characters", (path) => {
  const text = readText(path);
  const long = text.split("\n").flatMap((line, index) => (line.length > LIMIT ? [index] : []));
  if (long.length === 0) return;
  const texts = linesOfTexts(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  expect(long.filter((line) => !texts.has(line)).map((line) => `${path}:${line + 1}`)).toEqual([]);
});
