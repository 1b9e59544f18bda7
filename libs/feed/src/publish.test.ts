import { expect, it, vi } from "vitest";
import { startFollower, startFoundation } from "./fixtures/start-feed.ts";
import { PublishedKeys } from "./published-keys.ts";
import { RateLimit } from "./rate-limit.ts";

const soon = { timeout: 20_000, interval: 5 };
const event = (type: string) => ({ type, source: "harbour" });

it("a follower publishes over its own connection, and gets its own events by its filter", async () => {
  const { port, publish } = await startFoundation({});
  const follower = await startFollower(port, { types: ["ship.*"] });
  // Before the connection is there: it waits.
  expect(await follower.followed.publish(event("ship.sailed"))).toEqual([1]);
  publish("of another type");
  expect(await follower.followed.publish([event("tide.high"), event("ship.docked")])).toEqual([3, 4]);
  await vi.waitFor(() => expect(follower.told).toHaveLength(2), soon);
  expect(follower.told).toEqual([
    { id: 1, ...event("ship.sailed"), time: expect.stringMatching(/^\d{4}-.*Z$/), data: null },
    expect.objectContaining({ id: 4, type: "ship.docked" }),
  ]);
});

it("what a follower publishes over a connection that breaks again and again is published once", async () => {
  const { port, cut } = await startFoundation({ keep: 100_000 });
  const publisher = await startFollower(port);
  const reader = await startFollower(port);
  await vi.waitFor(async () => expect((await reader.health()).connected).toBe(true), soon);
  const acts = Array.from({ length: 60 }, (_, at) => publisher.followed.publish({ ...event("n"), data: at }));
  for (let count = 0; count < 10; count++) {
    await new Promise((resolve) => setImmediate(resolve));
    cut();
  }
  const ids = (await Promise.all(acts)).flat();
  expect(ids).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  await vi.waitFor(() => expect(reader.events()).toEqual(ids.map((id) => id - 1)), soon);
});

it("a follower is told at once what no feed takes, and its other events go out over the same connection", async () => {
  const { port, closing } = await startFoundation({});
  const follower = await startFollower(port);
  const { followed, told } = follower;
  const deep = JSON.parse(`${"[".repeat(101)}${"]".repeat(101)}`);
  const next = followed.publish({ ...event("next"), data: deep[0] });
  await expect(followed.publish(event("a type"))).rejects.toThrow("Expected a type");
  await expect(followed.publish({ ...event("a"), data: "x".repeat(70_000) })).rejects.toThrow("at most 64 KiB");
  await expect(followed.publish({ ...event("a"), data: deep })).rejects.toThrow("at most 100 levels");
  expect(await next).toEqual([1]);
  expect(closing()).toBe(0);
  expect(followed.away()).toBeUndefined();
  await vi.waitFor(() => expect(told).toMatchObject([event("next")]), soon);
});

it("a follower whose feed cuts it off for what it publishes is told the reason, and follows on", async () => {
  const { port, publish } = await startFoundation({ keepBytes: 1000 });
  const follower = await startFollower(port);
  await expect(follower.followed.publish({ ...event("a"), data: "x".repeat(2000) })).rejects.toThrow("1008");
  await vi.waitFor(async () => expect((await follower.health()).connected).toBe(true), soon);
  publish("next");
  await vi.waitFor(() => expect(follower.events()).toEqual(["next"]), soon);
});

it("a follower says why it does not follow", async () => {
  const { app, port } = await startFoundation({});
  const { followed } = await startFollower(port);
  await vi.waitFor(() => expect(followed.away()).toBeUndefined(), soon);
  await app.close();
  const reason = `The feed ws://127.0.0.1:${port}/feed is away: connect ECONNREFUSED 127.0.0.1:${port}.`;
  await vi.waitFor(() => expect(followed.away()).toBe(reason), soon);
});

it("a follower that starts again goes on where it left off", async () => {
  const { port, publish } = await startFoundation({});
  let position: { epoch: string; lastId: number } | undefined;
  const onEvent = (_event: unknown, at: typeof position) => {
    position = at;
  };
  const first = await startFollower(port, { onEvent });
  await vi.waitFor(async () => expect((await first.health()).connected).toBe(true), soon);
  publish(1);
  await vi.waitFor(() => expect(position?.lastId).toBe(1), soon);
  await first.app.close();
  publish(2);
  publish(3);
  const second = await startFollower(port, { from: position });
  await vi.waitFor(() => expect(second.events()).toEqual([2, 3]), soon);
  expect(second.gaps()).toEqual([]);
});

it("an idempotency key stands for one act of publishing", () => {
  const keys = new PublishedKeys();
  expect(keys.once("k", "a", () => [1, 2])).toEqual([1, 2]);
  expect(keys.once("k", "a", () => expect.unreachable())).toEqual([1, 2]);
  expect(() => keys.once("k", "b", () => [3])).toThrow(expect.objectContaining({ statusCode: 422 }));
});

it("a rate limit lets a burst through, and then as many as come in", () => {
  let now = 0;
  const rate = new RateLimit(10, 20, () => now);
  expect([rate.take(20), rate.take(1)]).toEqual([true, false]);
  now = 500;
  expect([rate.take(6), rate.take(5), rate.take(1)]).toEqual([false, true, false]);
});
