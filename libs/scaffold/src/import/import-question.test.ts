import { expect, it } from "vitest";
import { tellPlace } from "./import-question.ts";

it.each([
  ["docs/ports.md", "docs/ports.md:3"],
  ["a\nnote: b.md", "a\uFFFDnote: b.md:3"],
  ["a\u001B[2J\u202E.md", "a\uFFFD[2J\uFFFD.md:3"],
])("the place %j of a port is told on one line, without controls", (path, told) => {
  expect(tellPlace({ path, line: 3, column: 1 })).toBe(told);
});
