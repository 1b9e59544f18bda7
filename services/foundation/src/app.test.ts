import { createApp } from "@berth/service";
import { afterAll, expect, test } from "vitest";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
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

test.each(["0.0.0.0", "::", "192.0.2.1"])("needs a token to listen on %s", (HOST) => {
  expect(Config.safeParse({ HOST }).error?.issues).toMatchObject([{ path: ["FOUNDATION_TOKEN"] }]);
});

test.each([{}, { HOST: "127.0.0.1" }, { HOST: "::1" }])("needs no token on loopback: %j", (settings) => {
  expect(Config.safeParse(settings).success).toBe(true);
});

test.each(["/livez", "/readyz", "/health"])("answers %s", async (path) => {
  expect((await app.inject(path)).statusCode).toBe(200);
});
