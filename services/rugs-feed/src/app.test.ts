import { once } from "node:events";
import { createFeed, type FeedEvent } from "@berth/feed";
import { type App, createApp } from "@berth/service";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { playGames } from "./play-games.ts";
import { testSettings } from "./test-settings.ts";

/** A bound for a busy machine, not an expectation. */
const soon = { timeout: 20_000, interval: 10 };
vi.setConfig({ testTimeout: 60_000 });

/** A Foundation that takes events, until the test ends or closes it. Port 0 is any that is free. */
async function startFoundation(port = 0) {
  const serveFeed = (scope: App) => createFeed().route(scope, "/feed", { publish: true });
  const app = await createApp({ service: "foundation", app: serveFeed, logLevel: "fatal" });
  onTestFinished(() => app.close());
  const url = new URL(await app.listen({ port, host: "127.0.0.1" }));
  vi.stubEnv("FOUNDATION_PORT", url.port);
  return { port: Number(url.port), close: () => app.close() };
}

async function startCapture(settings: object = {}): Promise<App> {
  const config = { ...testSettings, ...settings };
  const app = await createApp({ service: "rugs-feed", app: buildApp, schema: Config, config, logLevel: "fatal" });
  await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  return app;
}

async function openSource(port = 0): Promise<{ server: WebSocketServer; port: number; close: () => void }> {
  const server = new WebSocketServer({ host: "127.0.0.1", port });
  await once(server, "listening");
  const close = () => {
    for (const client of server.clients) client.terminate();
    server.close();
  };
  onTestFinished(close);
  return { server, port: (server.address() as { port: number }).port, close };
}

const captures = async (app: App) => (await app.inject("/captures")).json().captures as FeedEvent[];
const state = async (app: App) => (await app.inject("/source")).json();
const reasons = async (app: App) => (await app.inject("/readyz")).json().reasons;

test("publishes the simulated games to the Foundation feed, as the source sends them", async () => {
  await startFoundation();
  const app = await startCapture({ RUGS_SEED: 7 });
  await vi.waitFor(async () => expect((await captures(app)).length).toBeGreaterThan(3), soon);
  const [first, ...others] = await captures(app);
  const frames = playGames(7);
  expect(first).toMatchObject({ type: "rugs.raw.open", source: "rugs-feed", data: frames.next().value });
  for (const { data } of others) expect(data).toEqual(frames.next().value);
  expect(await state(app)).toMatchObject({ kind: "simulated", away: null, refused: 0, lost: 0 });
  expect((await app.inject("/readyz")).statusCode).toBe(200);
});

test("captures a real WebSocket, counts what is no frame, and connects again", async () => {
  await startFoundation();
  const first = await openSource();
  const connected = once(first.server, "connection");
  const url = `ws://user:secret@127.0.0.1:${first.port}/games?key=secret`;
  const app = await startCapture({ RUGS_SOURCE_URL: url });
  const [client] = await connected;
  await vi.waitFor(async () => expect((await app.inject("/readyz")).statusCode).toBe(200), soon);
  for (const text of ["{", "[]", '{"event":"*"}', '{"event":"tick","price":2,"odd":[null]}']) client.send(text);
  await vi.waitFor(async () => expect(await captures(app)).toHaveLength(1), soon);
  expect(await captures(app)).toMatchObject([
    { type: "rugs.raw.tick", data: { event: "tick", price: 2, odd: [null] } },
  ]);
  expect(await state(app)).toEqual({
    kind: "websocket",
    away: null,
    captured: 4,
    published: 1,
    refused: 3,
    lost: 0,
  });

  first.close();
  await vi.waitFor(async () => expect(await reasons(app)).toHaveLength(1), soon);
  expect(await reasons(app)).toEqual([expect.stringMatching(/^The source at 127\.0\.0\.1:\d+ is away: /)]);
  expect((await app.inject("/livez")).statusCode).toBe(200);
  const second = await openSource(first.port);
  const [again] = await once(second.server, "connection");
  again.send('{"event":"crash"}');
  await vi.waitFor(async () => expect(await captures(app)).toHaveLength(2), soon);
});

test("loses nothing while the feed is away for a moment, and says that it is away", async () => {
  const { close, port } = await startFoundation();
  const app = await startCapture();
  await vi.waitFor(async () => expect((await captures(app)).length).toBeGreaterThan(0), soon);
  await close();
  await vi.waitFor(async () => expect(await reasons(app)).toEqual([expect.stringContaining("/feed is away")]), soon);
  await startFoundation(port);
  const { captured } = await state(app);
  await vi.waitFor(async () => expect((await state(app)).published).toBeGreaterThanOrEqual(captured), soon);
  expect((await state(app)).lost).toBe(0);
});

test.each(["https://rugs.example", "rugs.example", "ws:"])("takes no source of another kind: %s", (url) => {
  expect(Config.safeParse({ RUGS_SOURCE_URL: url }).error?.issues).toMatchObject([{ path: ["RUGS_SOURCE_URL"] }]);
});
