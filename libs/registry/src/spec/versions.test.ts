import { expect, it } from "vitest";
import { nextVersion } from "./versions.ts";

it.each([
  ["1.0.0", "minor", "1.1.0"],
  ["1.9.7", "minor", "1.10.0"],
  ["1.9.7", "patch", "1.9.8"],
  ["0.0.9", "patch", "0.0.10"],
] as const)("steps from %s by a %s to %s", (from, step, to) => {
  expect(nextVersion(from, step)).toBe(to);
});
