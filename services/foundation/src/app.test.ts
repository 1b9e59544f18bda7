import { createApp } from "@berth/service";
import { expect, test } from "vitest";
import { buildApp } from "./app.ts";

test("answers on its own route", async () => {
  const app = await createApp({ service: "foundation", app: buildApp });
  const response = await app.inject("/");
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ service: "foundation" });
  await app.close();
});

test("is alive and ready", async () => {
  const app = await createApp({ service: "foundation", app: buildApp });
  for (const path of ["/livez", "/readyz", "/health"])
    expect((await app.inject(path)).statusCode, path).toBe(200);
  await app.close();
});
