import { createApp } from "@berth/service";
import { afterAll, expect, test } from "vitest";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { testSettings } from "./test-settings.ts";

const app = await createApp({
  service: "foundation",
  app: buildApp,
  schema: Config,
  config: testSettings,
});
afterAll(() => app.close());

const publish = (body: object) => app.inject({ method: "POST", url: "/events", body });

test("publishes events and numbers them", async () => {
  expect((await publish({ type: "sailed" })).json()).toEqual({ id: 1 });
  expect((await publish({ type: "docked", ship: "Ada" })).json()).toEqual({ id: 2 });
});

test("refuses an event without a type and says why", async () => {
  const response = await publish({});
  expect(response.statusCode).toBe(400);
  expect(response.json().message).toContain("type");
});

test.each(["/livez", "/readyz", "/health"])("answers %s", async (path) => {
  expect((await app.inject(path)).statusCode).toBe(200);
});
