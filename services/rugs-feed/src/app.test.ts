import type { FeedEvent } from "@berth/feed";
import { createApp } from "@berth/service";
import { expect, onTestFinished, test } from "vitest";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { addSearch } from "./search.ts";
import { testSettings } from "./test-settings.ts";

test("finds events by their text", async () => {
  const about = { source: "harbour", time: "2026-01-19T12:00:00.000Z", data: null };
  const recent: FeedEvent[] = [
    { id: 1, type: "docked", ...about },
    { id: 2, type: "sailed", ...about },
  ];
  const app = await createApp({
    service: "rugs-feed",
    app: async (scope) => addSearch(scope, recent),
  });
  onTestFinished(() => app.close());
  const body = { text: "sail" };
  const response = await app.inject({ method: "POST", url: "/events/search", body });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ events: [recent[1]] });
});

test.each(["/livez", "/readyz", "/health"])("answers %s", async (path) => {
  const app = await createApp({
    service: "rugs-feed",
    app: buildApp,
    schema: Config,
    config: testSettings,
  });
  onTestFinished(() => app.close());
  expect((await app.inject(path)).statusCode).toBe(200);
});
