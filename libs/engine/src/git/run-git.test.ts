import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const STARTS_GIT = /\b(?:spawn|exec|execFile|fork)(?:Sync)?\(\s*["'`]git\b/;

it("every call of git in the product goes through one function", () => {
  const folders = ["libs/*.ts", "tools/berth/*.ts", "tools/nx-berth/*.ts", "tools/plop/*.ts"];
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", ...folders], { cwd: ROOT });
  const product = listed
    .toString()
    .trim()
    .split("\n")
    .filter((path) => !/\.test\.ts$|\/(?:testing|test|fixtures|cases)\//.test(path));
  const callers = product.filter((path) => STARTS_GIT.test(readFileSync(`${ROOT}/${path}`, "utf8")));
  expect(callers).toEqual([expect.stringMatching(/\/git\/run-git\.ts$/)]);
});
