import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { freshWorkspace } from "../fresh-workspace.ts";
import { freePort } from "../loopback.ts";
import { nx } from "../run.ts";
import { serveUntilHealthy } from "../service-process.ts";
import { chromiumMissing } from "./find-chromium.ts";
import { useBrowser } from "./use-browser.ts";

describe.skipIf(chromiumMissing)(`the page of a service that is one file ${chromiumMissing}`, () => {
  const open = useBrowser();

  test("shows the feed alone where there is no workspace, as in a container", async () => {
    const { root } = freshWorkspace();
    const { status, stderr, stdout } = await nx(root, "build", "foundation");
    expect(status, stdout + stderr).toBe(0);
    const cwd = mkdtempSync(join(tmpdir(), "berth-e2e-built-"));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    copyFileSync(join(root, "services/foundation/dist/main.mjs"), join(cwd, "main.mjs"));
    const [feed, http] = [await freePort(), await freePort()];
    const env = { FOUNDATION_PORT: String(feed), FOUNDATION_HTTP_PORT: String(http) };
    await serveUntilHealthy("foundation", [feed, http], ["main.mjs"], { cwd, env });

    const url = `http://127.0.0.1:${http}/`;
    const page = await open(url);
    const region = page.getByRole("region", { name: "Feed" });
    const body = JSON.stringify({ type: "ship.sailed", source: "harbour", data: { ship: "Ada" } });
    // Again and again: what is published before the page follows is not for it.
    const shown = async () => {
      await fetch(`${url}api/events`, { method: "POST", headers: { "content-type": "application/json" }, body });
      return region.innerText();
    };
    await expect.poll(shown, { timeout: 40_000, interval: 200 }).toContain("ship.sailed");
    expect(await page.getByRole("gridcell").count()).toBe(0);
  });
});
