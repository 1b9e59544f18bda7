import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePort, requireFree } from "./loopback.ts";
import { berth, type Ended, nx, run } from "./run.ts";
import { serveUntilHealthy } from "./service-process.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

describe("right after nx g service, with no install in between", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = makeWorkspace();
    await passes(nx(workspace.root, "g", "service", "price-alerts", "--range=analysis"));
  });
  afterAll(() => workspace.remove());

  test.each(["test", "typecheck", "build"])("nx %s passes", async (target) => {
    await passes(nx(workspace.root, target, "price-alerts"));
  });

  test("what nx build makes runs with plain node, far from the workspace", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "berth-e2e-built-"));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const built = join(workspace.root, "services/price-alerts/dist/main.mjs");
    copyFileSync(built, join(cwd, "main.mjs"));
    const port = await freePort();
    const env = { PRICE_ALERTS_PORT: String(port) };
    await serveUntilHealthy("price-alerts", [port], ["main.mjs"], { cwd, env });
  });

  test("nx serve answers on the port of the spec", async () => {
    await requireFree(9021);
    await serve(9021);
  });

  test("nx serve answers on the port that the environment names", async () => {
    const port = await freePort();
    await serve(port, { PRICE_ALERTS_PORT: String(port) });
  });

  test("nx sync:check and berth check find nothing stale", async () => {
    await passes(nx(workspace.root, "sync:check"));
    expect(await passes(berth(workspace.root, "check"))).toMatch(/^0 errors, /m);
  });

  test("npm ci would pass, on the lockfile as it was", async () => {
    await passes(
      run("npm", ["ci", "--dry-run", "--offline", "--ignore-scripts", "--no-audit"], { cwd: workspace.root }),
    );
    expect(workspace.git("status", "--porcelain", "package-lock.json", "package.json")).toBe("");
  });

  const serve = (port: number, env: NodeJS.ProcessEnv = {}) =>
    serveUntilHealthy("price-alerts", [port], ["node_modules/.bin/nx", "serve", "price-alerts"], {
      cwd: workspace.root,
      env,
    });
});

async function passes(command: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await command;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
