import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { readGit } from "./run-git.ts";

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

it("asking which files are modified runs no filter that the repository names", () => {
  const root = mkdtempSync(join(tmpdir(), "berth-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "pipe" });
  git("init", "-q", "--template=");
  writeFileSync(join(root, "a.ts"), "app.listen(9010);\n");
  git("add", "-A");
  git("config", "filter.evil.clean", "touch canary; cat");
  git("config", "core.attributesFile", join(root, "attributes"));
  writeFileSync(join(root, "attributes"), "*.ts filter=evil\n");
  // Another date than git knows has it look into the file.
  utimesSync(join(root, "a.ts"), 1, 1);
  const { ok, stdout } = readGit(root, ["ls-files", "-z", "-c", "-m"]);
  expect(ok).toBe(true);
  expect(stdout.toString()).toContain("a.ts");
  expect(existsSync(join(root, "canary"))).toBe(false);
  git("ls-files", "-m");
  expect(existsSync(join(root, "canary")), "the same question, asked of git itself").toBe(true);
});
