import { expect, it } from "vitest";
import { listTracked } from "./list-tracked.ts";

const A = "a".repeat(40);
const entries = [
  `H 100644 ${A} 0\tas git has it.ts`,
  `H 100644 ${A} 0\tchanged.ts`,
  `C 100644 ${A} 0\tchanged.ts`,
  `H 120000 ${A} 0\ta link`,
  `H 160000 ${A} 0\ta submodule`,
  `M 100644 ${A} 1\tin conflict.ts`,
  `M 100644 ${A} 2\tin conflict.ts`,
  `h 100644 ${A} 0\tgit is told not to look.ts`,
  `S 100644 ${A} 0\tnot checked out.ts`,
  `H 100644 ${A} 0\ttwo\nlines.ts`,
];

it("knows the content of a file that is as git has it, and of no other", async () => {
  const tracked = await listTracked("/nowhere", async () => `${entries.join("\0")}\0`);
  expect([...tracked].filter(([, blob]) => blob !== undefined)).toEqual([
    ["as git has it.ts", A],
    ["two\nlines.ts", A],
  ]);
  expect(tracked.size).toBe(8);
});

it("tracks nothing where git doesn't answer", async () => {
  expect((await listTracked("/nowhere", async () => undefined)).size).toBe(0);
});
