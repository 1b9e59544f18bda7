import { createFeed, type NewEvent } from "@berth/feed";
import { type App, createApp } from "@berth/service";
import { pickPort } from "@berth/service/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { openEvents } from "../../test/open-events.ts";
import { startMonitor } from "../../test/start-monitor.ts";

const soon = { timeout: 30_000, interval: 10 };

/** A service with a feed. Counts who follows. */
async function startFeed(port: number, token?: string) {
  const feed = createFeed();
  let clients: () => number = () => 0;
  const serve = async (scope: App) => {
    await feed.route(scope, "/feed", { publish: true, token });
    scope.addHook("onReady", async function count() {
      clients = () => this.websocketServer.clients.size;
    });
  };
  const app = await createApp({ service: "foundation", logLevel: "fatal", app: serve });
  await app.listen({ host: "127.0.0.1", port });
  onTestFinished(() => app.close());
  const publish = (event: Partial<NewEvent>) => feed.publish({ type: "ship.sailed", source: "harbour", ...event });
  return { app, publish, clients: () => clients() };
}

const open = async (token?: string) => {
  const port = await pickPort();
  const feed = await startFeed(port, token);
  const address = { url: `ws://127.0.0.1:${port}/feed`, token, service: "foundation" };
  return { port, ...feed, ...(await startMonitor({ root: undefined, feed: address })) };
};

it("passes on the events of the chosen types, and follows only while a page looks", async () => {
  const { clients, publish, url } = await open("a-token-for-the-tests");
  expect(clients()).toBe(0);
  const page = await openEvents(`${url}/api/monitor/feed?types=ship.*`);
  await vi.waitFor(() => expect(page.of("feed")).toEqual([{ state: "live", reason: "", service: "foundation" }]), soon);
  publish({ type: "tide.high" });
  publish({ data: { ship: "<img src=x onerror=alert(1)>" } });
  publish({ data: "x".repeat(5000) });
  await vi.waitFor(() => expect(page.of("line")).toHaveLength(2), soon);
  expect(page.of("line")).toEqual([
    {
      id: 2,
      type: "ship.sailed",
      source: "harbour",
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      data: `{"ship":"<img src=x onerror=alert(1)>"}`,
    },
    expect.objectContaining({ id: 3, data: `"${"x".repeat(1998)}…` }),
  ]);
  page.close();
  await vi.waitFor(() => expect(clients()).toBe(0), soon);
});

it("says that the feed is down, and goes on when it is back", async () => {
  const { app, port, publish, url } = await open();
  const page = await openEvents(`${url}/api/monitor/feed`);
  await vi.waitFor(() => expect(page.of("feed")).toHaveLength(1), soon);
  publish({});
  await app.close();
  await vi.waitFor(() => expect(page.of("feed").at(-1)).toMatchObject({ state: "down" }), soon);
  const again = await startFeed(port);
  await vi.waitFor(() => expect(page.of("feed").at(-1)).toMatchObject({ state: "live" }), soon);
  again.publish({ type: "second.life" });
  await vi.waitFor(() => expect(page.of("line").at(-1)).toMatchObject({ type: "second.life" }), soon);
});

it("publishes an event that the page sends, and says why one is not taken", async () => {
  const { app, post, url } = await open();
  const page = await openEvents(`${url}/api/monitor/feed`);
  await vi.waitFor(() => expect(page.of("feed")).toHaveLength(1), soon);
  expect(await post("/feed", { type: "test.sent", data: [1] })).toEqual({ status: 202, body: {} });
  await vi.waitFor(
    () => expect(page.of("line")).toMatchObject([{ type: "test.sent", source: "monitor", data: "[1]" }]),
    soon,
  );
  const refused = { status: 400, body: { code: "EVENT_REFUSED", message: expect.stringContaining("type") } };
  for (const body of [{ type: "a type" }, {}, [], "x"]) expect(await post("/feed", body)).toMatchObject(refused);
  expect(await post("/feed", { type: "a", data: "x".repeat(70_000) })).toMatchObject({ status: 413 });
  await app.close();
  expect(await post("/feed", { type: "a" })).toMatchObject({ status: 503, body: { code: "FEED_AWAY" } });
});

it("a workspace without a feed has none, and a filter that is no pattern is refused", async () => {
  const { post, url } = await startMonitor({ root: undefined });
  const page = await openEvents(`${url}/api/monitor/feed`);
  await vi.waitFor(() => expect(page.of("feed")).toEqual([{ state: "none", reason: "" }]), soon);
  expect(await post("/feed", { type: "a" })).toMatchObject({ status: 404, body: { code: "FEED_NONE" } });
  expect((await openEvents(`${url}/api/monitor/feed?types=a%20b`)).status).toBe(400);
});
