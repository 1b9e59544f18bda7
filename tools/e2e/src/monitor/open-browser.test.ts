import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumMissing } from "./find-chromium.ts";
import { type OwnBrowser, openBrowser } from "./open-browser.ts";

const PAGES: Record<string, string> = {
  "/calm": "<title>calm</title>",
  "/console": "<script src='/error.js'></script>",
  "/error.js": "console.error('so it says')",
  "/uncaught": "<script src='/throw.js'></script>",
  "/throw.js": "throw new Error('no one catches this')",
  "/inline": "<p style='color: red'>inline</p>",
  "/foreign": "<img src='http://127.0.0.2:9/pixel.png'>",
};

describe.skipIf(chromiumMissing)(`a page of the tests ${chromiumMissing}`, () => {
  let browser: OwnBrowser;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    browser = await openBrowser();
    server = createServer(({ url = "" }, response) => {
      const type = url.endsWith(".js") ? "text/javascript" : "text/html";
      const csp = "default-src 'none'; script-src 'self'; img-src *";
      response.writeHead(PAGES[url] ? 200 : 204, { "content-type": type, "content-security-policy": csp });
      response.end(PAGES[url]);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test.each([
    ["/calm", []],
    ["/console", [expect.stringContaining("so it says")]],
    ["/uncaught", ["uncaught: no one catches this"]],
    ["/inline", [expect.stringContaining("Content Security Policy")]],
    ["/foreign", expect.arrayContaining(["asks another host: http://127.0.0.2:9/pixel.png"])],
  ])("%s: tells what went wrong in it, and nothing else", async (path, faults) => {
    const opened = await browser.open(`${origin}${path}`);
    expect(opened.faults).toEqual(faults);
  });

  test("has the width and the theme that the test asks for, and keeps quiet about what the test expects", async () => {
    const { page, faults } = await browser.open(`${origin}/console`, {
      width: 380,
      theme: "dark",
      expected: /so it says/,
    });
    const asked = "matchMedia('(prefers-color-scheme: dark) and (width: 380px)').matches";
    expect(await page.evaluate(asked)).toBe(true);
    expect(faults).toEqual([]);
  });
});
