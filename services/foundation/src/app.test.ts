import { createApp } from "@berth/service";
import { afterAll, expect, test } from "vitest";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { feedAddress } from "./feed-address.ts";
import { testSettings } from "./test-settings.ts";

const create = (settings: object) =>
  createApp({ service: "foundation", app: buildApp, schema: Config, config: { ...testSettings, ...settings } });

const app = await create({});
afterAll(() => app.close());

const publish = (body: object, headers = {}) => app.inject({ method: "POST", url: "/api/events", body, headers });
const sailed = { type: "ship.sailed", source: "harbour", data: { ship: "Ada" } };

test("publishes an event, and a batch, and numbers them", async () => {
  expect((await publish(sailed)).json()).toEqual({ ids: [1] });
  expect((await publish([sailed, { ...sailed, type: "ship.docked" }])).json()).toEqual({ ids: [2, 3] });
});

test("publishes once what is posted twice with the same idempotency key", async () => {
  const once = { "idempotency-key": "ada-1" };
  const first = (await publish(sailed, once)).json();
  expect((await publish(sailed, once)).json()).toEqual(first);
});

test("refuses an event without a type and says why", async () => {
  const response = await publish({ source: "harbour" });
  expect(response.statusCode).toBe(400);
  expect(response.json().message).toContain("type");
});

test("refuses a publisher without the token", async () => {
  const guarded = await create({ HOST: "0.0.0.0", FOUNDATION_TOKEN: "a-token-for-the-tests" });
  const post = (headers: object) =>
    guarded.inject({ method: "POST", url: "/api/events", body: sailed, headers: { ...headers } });
  expect((await post({})).statusCode).toBe(401);
  expect((await post({ authorization: "Bearer a-token-for-the-tests" })).statusCode).toBe(200);
  await guarded.close();
});

test("shows the monitor of its workspace, to this machine's own names", async () => {
  const page = await app.inject({ url: "/", headers: { host: "localhost:9001" } });
  expect(page.headers["content-type"]).toContain("text/html");
  expect(page.body).toContain("berth-token");
  const state = await app.inject({ url: "/api/monitor/state", headers: { host: "127.0.0.1:9001" } });
  expect(state.json().workspace.title).toBe("VECTRA-BOILERPLATE Port Allocation Specification");
  expect((await app.inject({ url: "/", headers: { host: "rebound.example" } })).statusCode).toBe(421);
});

test("asks for the token before it shows the monitor, as a password that a browser can ask for", async () => {
  const token = "a-token-for-the-tests";
  const guarded = await create({ HOST: "0.0.0.0", FOUNDATION_TOKEN: token });
  const password = { authorization: `Basic ${Buffer.from(`ada:${token}`).toString("base64")}` };
  const get = (url: string, headers: object) => guarded.inject({ url, headers: { host: "localhost", ...headers } });
  for (const url of ["/", "/api/monitor/state"]) {
    expect((await get(url, {})).statusCode).toBe(401);
    expect((await get(url, password)).statusCode).toBe(200);
  }
  // For orchestrators, which have no token.
  expect((await get("/livez", {})).statusCode).toBe(200);
  await guarded.close();
});

test("reaches its own feed where it listens", () => {
  const url = (HOST: string) => feedAddress(Config.parse({ HOST, FOUNDATION_TOKEN: "a-token-for-the-tests" })).url;
  expect(url("127.0.0.1")).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/feed$/);
  expect(url("::")).toMatch(/^ws:\/\/127\.0\.0\.1:/);
  expect(url("192.0.2.1")).toMatch(/^ws:\/\/192\.0\.2\.1:/);
  expect(url("::1")).toMatch(/^ws:\/\/\[::1\]:/);
});

test.each(["0.0.0.0", "::", "192.0.2.1"])("needs a token to listen on %s", (HOST) => {
  expect(Config.safeParse({ HOST }).error?.issues).toMatchObject([{ path: ["FOUNDATION_TOKEN"] }]);
});

test.each([{}, { HOST: "127.0.0.1" }, { HOST: "::1" }])("needs no token on loopback: %j", (settings) => {
  expect(Config.safeParse(settings).success).toBe(true);
});

test.each(["/livez", "/readyz", "/health"])("answers %s", async (path) => {
  expect((await app.inject(path)).statusCode).toBe(200);
});
