import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { listPublished } from "@berth/package/list-published";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, run } from "../run.ts";
import { type Registry, startRegistry } from "./registry.ts";

let registry: Registry;
let folder: string;
beforeAll(async () => {
  registry = await startRegistry();
  folder = mkdtempSync(join(tmpdir(), "berth-adopt-"));
});
afterAll(async () => {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const npm = (...args: string[]) => passes(run("npm", args, { cwd: folder, env: registry.env }));

test("@berth/cli is installed from what is published, and its bin runs in a folder without anything", async () => {
  await npm("install", "@berth/cli");
  expect(await npm("exec", "--", "berth", "--help")).toContain("berth service");
  const found = await run("npm", ["exec", "--", "berth", "lint", "--no-spec", "."], { cwd: folder, env: registry.env });
  expect(found).toMatchObject({ status: 0, stdout: expect.stringContaining("No hardcoded port.") });
});

test.each(listPublished().map((cwd) => [basename(cwd), cwd]))("a release of %s would be published", async (_, cwd) => {
  // --force, because this registry has the version already.
  const dryRun = ["publish", "--dry-run", "--ignore-scripts", "--provenance=false", "--tag=dry-run", "--force"];
  await passes(run("npm", dryRun, { cwd, env: registry.env }));
});

async function passes(ended: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await ended;
  expect(status, stderr).toBe(0);
  return stdout;
}
