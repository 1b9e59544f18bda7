import ts from "typescript";
import { expect, it } from "vitest";
import { importsOf, readText, sourcesIn } from "../test/workspace-files.ts";

// A plan is a function of request and snapshot. That holds as long as nothing here can ask the world.

const sources = ["libs/registry/src", "libs/scaffold/src"]
  .flatMap(sourcesIn)
  .filter((path) => !path.endsWith(".test.ts"));

/** Parsers, types, and what of Node computes without looking at anything. */
const HARMLESS =
  /^(?:\.|zod$|yaml$|jsonc-parser$|minimatch$|sarif$|handlebars$|@berth\/registry$|node:(?:crypto|url|util)$)/;

/** Names that ask the world, by themselves or as a part of their object. */
const IMPURE = new Set(
  (
    "process performance fetch setTimeout setInterval setImmediate getRandomValues randomUUID randomBytes randomInt " +
    "Math.random Date.now"
  ).split(" "),
);

/** Every use of such a name as code, not as text; `new Date()` and `Date()` without a time as well. */
function impureIn(text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && node.expression.getText() === "Date") found.push("Date");
    if (ts.isPropertyAccessExpression(node) && IMPURE.has(node.getText())) found.push(node.getText());
    if (ts.isIdentifier(node) && IMPURE.has(node.text) && !isNameOfProperty(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `process` in `{ process: … }`, and of a member of another object that is not the global one. */
const isNameOfProperty = (node: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isPropertySignature(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAccessExpression(node.parent) &&
    node.parent.name === node &&
    !/^(?:globalThis|crypto|webcrypto)$/.test(node.parent.expression.getText()));

it("looks at the sources of both packages", () => {
  expect(sources).toContain("libs/registry/src/edit/edit-spec.ts");
  expect(sources).toContain("libs/scaffold/src/plans/plan-service.ts");
});

it.each([
  ["const at = Date.now();", "Date.now"],
  ["const at = new Date();", "Date"],
  [`const text = \`\${process.env.HOME}\`;`, "process"],
  ["const text = `a`;process.exit();", "process"],
  ["const id = crypto.randomUUID();", "randomUUID"],
  ["const { env } = globalThis.process;", "process"],
  ["const read = performance.now;", "performance"],
])("finds what asks the world in: %s", (text, name) => {
  expect(impureIn(text)).toContain(name);
});

it("takes text for text", () => {
  expect(
    impureIn('const help = `write process.env.PORT`; // not fetch()\nconst row = { process: "a", at: "Date.now" };'),
  ).toEqual([]);
});

it.each(sources)("%s asks neither disk nor clock nor chance", (path) => {
  expect(importsOf(path).filter((name) => !HARMLESS.test(name))).toEqual([]);
  expect(impureIn(readText(path))).toEqual([]);
});
