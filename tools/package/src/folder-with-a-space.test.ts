import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const filesWith = (text: string): string[] => {
  const { stdout } = spawnSync("git", ["grep", "-lF", text, "--", "*.ts"], { cwd: ROOT, encoding: "utf8" });
  return stdout.split("\n").filter((name) => name !== "");
};

// In the address of a module a space is %20, and the file system knows no folder of that name.
test("nothing takes a path out of a module's address, so that a clone may have a space in its name", () => {
  const address = "import.meta.url)";
  expect(filesWith(address).length).toBeGreaterThan(10);
  expect(filesWith(`${address}.pathname`)).toEqual([]);
});
