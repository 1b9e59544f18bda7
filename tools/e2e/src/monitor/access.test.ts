import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { chromiumMissing } from "./find-chromium.ts";
import { useBrowser } from "./use-browser.ts";
import { useMonitor } from "./use-monitor.ts";

describe.skipIf(chromiumMissing)(`who may see the monitor ${chromiumMissing}`, () => {
  const monitored = useMonitor({ installed: false });
  const open = useBrowser();
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(new URL(`/api/monitor${path}`, monitored.monitor.url), init);
    return { status: response.status, body: await response.text() };
  };
  const post = (headers: Record<string, string>) =>
    ask("/services/recording/start", { method: "POST", headers, body: "{}" });

  test("a name that was rebound to this machine gets neither the page nor its token", async () => {
    // The browser resolves names below .example to this machine, as a rebound name does.
    const url = monitored.monitor.url.replace("127.0.0.1", "rebound.example");
    const page = await open(url, { expected: /421/ });
    expect(await page.content()).not.toContain("berth-token");
    expect(await page.content()).not.toContain("VECTRA");
  });

  test("a page of another site reads nothing and starts nothing", async () => {
    const site = createServer((_, response) => response.end("<title>another site</title>")).listen(0, "127.0.0.1");
    onTestFinished(() => void site.close());
    await once(site, "listening");
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const page = await open(address, { expected: /CORS|403|ERR_FAILED/, hosts: [new URL(monitored.monitor.url).host] });
    const attempt = async (path: string, init: string) =>
      page.evaluate(`fetch("${new URL(path, monitored.monitor.url)}", ${init}).then(
        async (response) => response.type + (await response.text()), () => "nothing")`);
    expect(await attempt("/", "{}")).toBe("nothing");
    expect(await attempt("/api/monitor/state", "{}")).toBe("nothing");
    const simple = `{ method: "POST", mode: "no-cors", headers: { "content-type": "text/plain" }, body: "{}" }`;
    expect(await attempt("/api/monitor/services/recording/start", simple)).toBe("opaque");
    expect(JSON.parse((await ask("/state")).body).services.recording).not.toHaveProperty("action");
  });

  test("an action needs the token of the page, and no other origin", async () => {
    const page = await (await fetch(monitored.monitor.url)).text();
    const [, token = ""] = /name="berth-token" content="([^"]+)"/.exec(page) ?? [];
    expect(token).not.toBe("");
    for (const headers of [{}, { "x-berth-token": "guess" }, { "x-berth-token": token, origin: "http://a.example" }]) {
      const { status, body } = await post({ "content-type": "application/json", ...headers });
      expect(status).toBe(403);
      expect(JSON.parse(body)).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    }
  });
});
