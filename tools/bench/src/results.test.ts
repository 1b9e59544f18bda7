import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keepResult, type Result, readResults } from "./results.ts";

const machine = { node: "20.20.2", platform: "linux x64", cores: 2, nodeStartMs: 45 };
const result: Result = { date: "2026-02-03", machine, rounds: 15, ours: 31.23456, low: 1, middle: 1.5, high: 2 };

test("a row takes the place of its last result, and the others stay", () => {
  const path = makeFile('{"b":1,"c":{"date":"2026-01-01"}}');
  keepResult("c", result, path);
  keepResult("a", { ...result, middle: 3 }, path);
  const rounded = { ...result, ours: 31.23 };
  expect(readResults(path)).toEqual({ a: { ...rounded, middle: 3 }, b: 1, c: rounded });
  expect(Object.keys(readResults(path))).toEqual(["a", "b", "c"]);
  expect(readdirSync(join(path, ".."))).toEqual(["results.json"]);
});

test("results that can't be read are not replaced", () => {
  const path = makeFile("{ <<<<<<< ours");
  expect(() => keepResult("a", result, path)).toThrow(SyntaxError);
});

function makeFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-results-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "results.json");
  writeFileSync(path, text);
  return path;
}
