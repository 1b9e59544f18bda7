import { createApp } from "@berth/service";
import { afterAll, expect, test } from "vitest";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { testSettings } from "./test-settings.ts";

const app = await createApp({
  service: "optimization",
  app: buildApp,
  schema: Config,
  config: testSettings,
});
afterAll(() => app.close());

const greet = (body: object) => app.inject({ method: "POST", url: "/greetings", body });

test("greets by name", async () => {
  const response = await greet({ name: " Ada " });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ greeting: "Hi, Ada!" });
});

test("refuses a visitor without a name and says why", async () => {
  const response = await greet({});
  expect(response.statusCode).toBe(400);
  expect(response.json().message).toContain("name");
});

test.each(["/livez", "/readyz", "/health"])("answers %s", async (path) => {
  expect((await app.inject(path)).statusCode).toBe(200);
});
