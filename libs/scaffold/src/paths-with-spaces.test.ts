import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { ROOT, readText } from "../test/workspace-files.ts";

// The pathname of a URL has %20 where the folder of a clone has a space: fileURLToPath gives the path.
it("no program takes the pathname of its own URL for a path", () => {
  const tracked = execFileSync("git", ["ls-files", "-z", "--", "libs", "services", "tools"], { cwd: ROOT });
  const programs = tracked
    .toString()
    .split("\0")
    .filter((path) => /\.[cm]?[jt]sx?(?:\.hbs)?$/.test(path) && !/\/(?:corpus|cases)\//.test(path));
  expect(programs.length).toBeGreaterThan(500);
  expect(programs.filter((path) => /import\.meta\.url\)\.pathname/.test(readText(path)))).toEqual([]);
});
