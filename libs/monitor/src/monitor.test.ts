import { fileURLToPath } from "node:url";
import { createApp } from "@berth/service";
import { afterAll, expect, it } from "vitest";
import { monitor } from "./monitor.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const app = await createApp({ service: "monitor", app: (app) => monitor(app, { root }) });
afterAll(() => app.close());

const get = (url: string, headers = {}) => app.inject({ url, headers: { host: "localhost:9001", ...headers } });

it("serves the page with its token, and its script", async () => {
  const page = await get("/");
  expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
  expect(page.body).toMatch(/<meta name="berth-token" content="[\w-]{32}" \/>/);
  const [script = ""] = /\/assets\/[^"]+\.js/.exec(page.body) ?? [];
  expect((await get(script)).headers["content-type"]).toContain("text/javascript");
  expect((await get("/assets/__proto__")).json()).toEqual({
    code: "FILE_UNKNOWN",
    message: "The page has no such file.",
  });
});

it("answers to no other name, and to no page of another site", async () => {
  expect((await get("/api/monitor/state", { host: "rebound.example" })).statusCode).toBe(421);
  expect((await get("/api/monitor/state", { origin: "http://evil.example" })).statusCode).toBe(403);
  expect((await get("/api/monitor/state", { origin: "null" })).statusCode).toBe(403);
  expect((await get("/api/monitor/state", { origin: "http://localhost:9001" })).statusCode).toBe(200);
});

it.each([
  ["cross-site", "image", 403],
  ["cross-site", "iframe", 403],
  ["cross-site", "empty", 403],
  ["same-site", "script", 403],
  ["cross-site", "document", 200],
  ["same-origin", "empty", 200],
  ["none", "document", 200],
])("a request from %s as %s gets %d: a link may lead here, no other page may load from here", async (...given) => {
  const [site, dest, status] = given;
  const headers = { "sec-fetch-site": site, "sec-fetch-dest": dest };
  expect((await get("/api/monitor/state", headers)).statusCode).toBe(status);
});

it("tells the state of the workspace", async () => {
  expect((await get("/api/monitor/state")).json().ports[9000].row.service).toBe("foundation");
});
