import { expect, it } from "vitest";
import { importsOf, readText, sourcesIn } from "../test/workspace-files.ts";

// A plan is a function of request and snapshot. That holds as long as nothing here can ask the world.

const sources = ["libs/registry/src", "libs/scaffold/src"]
  .flatMap(sourcesIn)
  .filter((path) => !/\.test\.ts$|\/testing\//.test(path));

/** Parsers, types, and what of Node computes without looking at anything. */
const HARMLESS =
  /^(?:\.|zod$|yaml$|jsonc-parser$|sarif$|handlebars$|minimatch$|@berth\/registry$|node:(?:crypto|url|util)$)/;
const IMPURE = [
  /\bDate\.now\b/,
  /\bnew Date\b/,
  /\bDate\(/,
  /\bMath\.random\b/,
  /\brandom(?:UUID|Bytes|Int)\b/,
  /\bgetRandomValues\b/,
  /\bperformance\b/,
  // Not as text between backticks, which tells a reader what to write.
  /(?<!`)\bprocess\./,
  /\bfetch\(/,
  /\bsetTimeout\b/,
];

it("looks at the sources of both packages", () => {
  expect(sources).toContain("libs/registry/src/edit/edit-spec.ts");
  expect(sources).toContain("libs/scaffold/src/plans/plan-service.ts");
});

it.each(sources)("%s asks neither disk nor clock nor chance", (path) => {
  expect(importsOf(path).filter((name) => !HARMLESS.test(name))).toEqual([]);
  const code = readText(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  expect(IMPURE.filter((pattern) => pattern.test(code))).toEqual([]);
});
