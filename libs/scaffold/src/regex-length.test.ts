import { execFileSync } from "node:child_process";
import ts from "typescript";
import { expect, it } from "vitest";
import { ROOT, readText } from "../test/workspace-files.ts";

// A longer expression is read by taking it apart: as words in a JSON file, or as parts with names.
const LIMIT = 120;

const sources = execFileSync("git", ["ls-files", "-z", "--", "libs/*/src/*.ts"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\/testing\//.test(path));

function longExpressions(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node) && node.text.length > LIMIT) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  // An expression stands on one line, and most files have no line that is long enough.
  if (/.{120}/.test(text)) visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest));
  return found;
}

it("looks for long expressions where they may stand", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(longExpressions(`const long = /${"a".repeat(LIMIT)}/;`)).toHaveLength(1);
});

it("no regular expression in libs/*/src is longer than 120 characters", () => {
  const found = sources.flatMap((path) => longExpressions(readText(path)).map((text) => `${path}: ${text}`));
  expect(found).toEqual([]);
});
