import { once } from "node:events";
import { createFeed, type FeedEvent } from "@berth/feed";
import { type App, createApp } from "@berth/service";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { testSettings } from "./test-settings.ts";

/** A bound for a busy machine, not an expectation. */
const soon = { timeout: 20_000, interval: 10 };
vi.setConfig({ testTimeout: 60_000 });

/** A Foundation that the services of this test follow, until the test ends. */
async function startFoundation() {
  const feed = createFeed();
  const serveFeed = (scope: App) => feed.route(scope, "/feed");
  const app = await createApp({ service: "foundation", app: serveFeed, logLevel: "fatal" });
  onTestFinished(() => app.close());
  vi.stubEnv("FOUNDATION_PORT", new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  return { feed, close: () => app.close() };
}

async function startSanitizer(): Promise<{ app: App; url: string }> {
  const options = { service: "rugs-sanitizer", app: buildApp, schema: Config, config: testSettings } as const;
  const app = await createApp({ ...options, logLevel: "fatal" });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  await vi.waitFor(async () => expect((await app.inject("/readyz")).statusCode).toBe(200), soon);
  return { app, url };
}

const raw = (event: string, data: object) => ({
  type: `rugs.raw.${event}`,
  source: "rugs-feed",
  data: { event, gameId: "g", ...data },
});
const trade = { player: "Ada", side: "sell", amount: 1.005 };

test("serves what may pass on channels, over WebSocket and HTTP", async () => {
  const { feed } = await startFoundation();
  const { app, url } = await startSanitizer();
  const client = new WebSocket(`${url.replace("http", "ws")}/feed?types=rugs.trade.*`);
  onTestFinished(() => client.terminate());
  await once(client, "message");
  const received = once(client, "message");
  feed.publish({ type: "ship.sailed", source: "harbour" });
  feed.publish(raw("open", { serverSeed: "secret" }));
  feed.publish(raw("tick", { tick: 0, price: 1, trade }));
  feed.publish(raw("tick", { tick: 1, price: "high" }));
  feed.publish(raw("crash", { tick: 2, price: 1.50009 }));
  const sold: FeedEvent = JSON.parse(String((await received)[0]));
  expect(sold).toMatchObject({ type: "rugs.trade.made", source: "rugs-sanitizer" });
  expect(sold.data).toEqual({ gameId: "g", tick: 0, side: "sell", amount: 1 });

  const overview = async () => (await app.inject("/channels")).json();
  await vi.waitFor(async () => expect((await overview()).channels[0].events).toBe(2), soon);
  expect(await overview()).toMatchObject({
    channels: [
      { channel: "game", types: "rugs.game.*", events: 2, latest: { data: { gameId: "g", tick: 2, price: 1.5001 } } },
      { channel: "price", types: "rugs.price.*", events: 1 },
      { channel: "trade", types: "rugs.trade.*", events: 1, latest: sold },
    ],
    refused: { price: 1 },
  });
  const { events } = (await app.inject("/channels/game")).json();
  expect(events.map(({ type }: FeedEvent) => type)).toEqual(["rugs.game.opened", "rugs.game.crashed"]);
  expect((await app.inject("/channels/chat")).statusCode).toBe(400);
});

test("is not ready without the feed, and says so", async () => {
  const { close } = await startFoundation();
  const { app } = await startSanitizer();
  await close();
  await vi.waitFor(async () => expect((await app.inject("/readyz")).statusCode).toBe(503), soon);
  expect((await app.inject("/readyz")).json().reasons).toEqual([expect.stringContaining("/feed is away")]);
  expect((await app.inject("/livez")).statusCode).toBe(200);
});
