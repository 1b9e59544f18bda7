import { once } from "node:events";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { createFeed } from "./create-feed.ts";
import { type Follower, startFollower, startFoundation } from "./fixtures/start-feed.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Waits for what must come; a bound, not an expectation. */
const soon = { timeout: 20_000, interval: 5 };

const connected = (follower: Follower) =>
  vi.waitFor(async () => expect((await follower.health()).connected).toBe(true), soon);

describe("a feed and its followers", () => {
  it("hands over what is published, in order, and says in /health how far it is", async () => {
    const { publish, port } = await startFoundation({});
    publish("before anyone followed");
    const follower = await startFollower(port);
    await connected(follower);
    expect(publish({ symbol: "BTC" })).toBe(2);
    publish(null);
    await vi.waitFor(() => expect(follower.events()).toEqual([{ symbol: "BTC" }, null]), soon);
    expect(await follower.health()).toEqual({ connected: true, lastId: 3 });
  });

  it("loses and doubles nothing over random cuts while the feed keeps enough", async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }) },
      { weight: 1, arbitrary: fc.constant("cut" as const) },
      { weight: 1, arbitrary: fc.constant("pause" as const) },
    );
    const { publish, port, cut } = await startFoundation({ keep: 100_000 });
    let published = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const follower = await startFollower(port, {}, { maxQueued: { items: 10, bytes: 1e6 } });
        await connected(follower);
        const first = published + 1;
        for (const action of steps) {
          if (action === "cut") cut();
          else if (action === "pause") await new Promise((resolve) => setImmediate(resolve));
          else for (let index = 0; index < action; index++) publish(++published);
        }
        const expected = Array.from({ length: published - first + 1 }, (_, at) => first + at);
        await vi.waitFor(() => expect(follower.events()).toHaveLength(expected.length), soon);
        expect(follower.told.map((item) => ("id" in item ? item.id : item))).toEqual(expected);
        expect(follower.events()).toEqual(expected);
        await follower.app.close();
      }),
      { numRuns: 20 },
    );
  });

  it("tells of a gap, between the events around it, when the feed kept too little", async () => {
    const { publish, port, cut } = await startFoundation({ keep: 3 });
    const follower = await startFollower(port, {}, { wait: { least: 400, most: 400 } });
    await connected(follower);
    publish(1);
    await vi.waitFor(() => expect(follower.events()).toEqual([1]), soon);
    cut();
    for (const data of [2, 3, 4, 5, 6]) publish(data);
    await vi.waitFor(() => expect(follower.events()).toHaveLength(4), soon);
    expect(follower.told).toEqual([
      expect.objectContaining({ id: 1, data: 1 }),
      { reason: "dropped", after: 1, missing: 2 },
      ...[4, 5, 6].map((id) => expect.objectContaining({ id, data: id })),
    ]);
  });

  it("tells of a gap when the feed began anew, and goes on with all that the new one keeps", async () => {
    const first = await startFoundation({});
    const follower = await startFollower(first.port);
    await connected(follower);
    first.publish("old");
    await vi.waitFor(() => expect(follower.events()).toEqual(["old"]), soon);
    await first.app.close();
    const second = await startFoundation({}, first.port);
    second.publish("new");
    await vi.waitFor(() => expect(follower.events()).toEqual(["old", "new"]), soon);
    expect(follower.gaps()).toEqual([{ reason: "restarted", after: 1 }]);
    expect((await follower.health()).lastId).toBe(1);
  });

  it("waits for a slow handler, one event at a time, and goes on after one that fails", async () => {
    const { publish, port } = await startFoundation({ keep: 100_000 });
    const done: unknown[] = [];
    let inside = 0;
    const onEvent = async ({ data }: { data: unknown }) => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      if (data === 3) throw new Error("cannot take a three");
      done.push(data);
    };
    const follower = await startFollower(port, { onEvent }, { maxQueued: { items: 20, bytes: 1e6 } });
    await connected(follower);
    const all = Array.from({ length: 2000 }, (_, index) => index);
    for (const data of all) publish(data);
    await vi.waitFor(() => expect(done).toHaveLength(1999), soon);
    expect(done).toEqual(all.filter((data) => data !== 3));
  });

  it("cuts off a client that reads nothing, at a bound and with a reason; the others lose nothing", async () => {
    const maxWaiting = 64 * 1024;
    const { publish, port, closing, waiting } = await startFoundation({ keep: 50, maxWaiting });
    const readers = [await startFollower(port), await startFollower(port), await startFollower(port)];
    for (const reader of readers) await connected(reader);
    const stuck = new WebSocket(`ws://127.0.0.1:${port}/feed`);
    onTestFinished(() => stuck.terminate());
    await once(stuck, "message");
    stuck.pause();
    const text = "x".repeat(128 * 1024);
    const closed = once(stuck, "close");
    // The kernel's buffers take some megabytes before the client is behind.
    const most = 200;
    let events = 0;
    let waited = 0;
    while (closing() === 0 && events < most) {
      publish(text);
      events += 1;
      // The others read on, without a wait for the one that is stuck.
      for (const reader of readers)
        await vi.waitFor(async () => expect((await reader.health()).lastId).toBe(events), soon);
      waited = Math.max(waited, waiting());
    }
    expect(closing()).toBe(1);
    expect(waited).toBeGreaterThan(0);
    // Its bound, and the frame that passed it.
    expect(waited).toBeLessThan(maxWaiting + text.length + 1024);
    stuck.resume();
    expect((await closed).map(String)).toEqual(["1013", "too slow: the feed has moved on"]);
    for (const reader of readers) {
      expect(reader.gaps()).toEqual([]);
      expect(reader.told.map((item) => ("id" in item ? item.id : item))).toEqual(
        Array.from({ length: events }, (_, at) => at + 1),
      );
    }
  });

  it("refuses a position that is none, before the connection is made", async () => {
    const { port } = await startFoundation({});
    const client = new WebSocket(`ws://127.0.0.1:${port}/feed?epoch=x&after=-1`);
    const [error] = await once(client, "error");
    expect(error.message).toBe("Unexpected server response: 400");
  });

  it("says goodbye with 1001 and does not hold up the stop", async () => {
    const { app, port } = await startFoundation({});
    const client = new WebSocket(`ws://127.0.0.1:${port}/feed`);
    await once(client, "message");
    const closed = once(client, "close");
    await app.close();
    expect((await closed)[0]).toBe(1001);
  });

  it("notices a client that is gone without a word", async () => {
    const { publish, port } = await startFoundation({ pingMs: 50 });
    const client = new WebSocket(`ws://127.0.0.1:${port}/feed`, { autoPong: false });
    await once(client, "message");
    publish(1);
    expect((await once(client, "close"))[0]).toBe(1006);
  });

  it("refuses what JSON cannot say, and gives no id for it", async () => {
    const { publish } = await startFoundation({});
    expect(() => publish(() => 1)).toThrow(TypeError);
    expect(publish(0)).toBe(1);
  });

  it.each([
    ["type", { type: "a type", source: "s" }],
    ["source", { type: "a", source: "" }],
    ["time", { type: "a", source: "s", time: "yesterday" }],
  ])("refuses an event of the process itself whose %s has not its form, and gives no id for it", (attribute, event) => {
    const feed = createFeed();
    const refused = expect.objectContaining({ statusCode: 400, message: expect.stringContaining(attribute) });
    expect(() => feed.publish(event)).toThrow(refused);
    expect(feed.publish({ type: "a", source: "s" })).toBe(1);
  });

  it("answers a 5,000-deep event with 400 and an event that is too long with 413", async () => {
    const { app, publish } = await startFoundation({ keepBytes: 20_000 });
    const post = (json: string) =>
      app.inject({ method: "POST", url: "/api/events", headers: { "content-type": "application/json" }, body: json });
    const nest = (depth: number) => post(`{"type":"x","source":"s","data":${"[".repeat(depth)}${"]".repeat(depth)}}`);
    expect((await nest(5_000)).statusCode).toBe(400);
    const deep = await nest(200);
    expect([deep.statusCode, deep.json().message]).toEqual([400, "An event is nested at most 100 levels deep."]);
    const long = await post(JSON.stringify({ type: "x", source: "s", data: "x".repeat(20_000) }));
    expect([long.statusCode, long.json().message]).toEqual([413, "An event of this feed has at most 19976 bytes."]);
    expect(publish("next")).toBe(1);
  });

  it("loses nothing when the handler is slow and megabytes wait", async () => {
    const { publish, port } = await startFoundation({ keepBytes: 64 * 1024 * 1024 });
    const done: number[] = [];
    const onEvent = async ({ id }: { id: number }) => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push(id);
    };
    const follower = await startFollower(port, { onEvent }, { maxQueued: { items: 1000, bytes: 1024 * 1024 } });
    await connected(follower);
    const text = "x".repeat(256 * 1024);
    for (let count = 0; count < 100; count++) publish(text);
    await vi.waitFor(() => expect(done).toHaveLength(100), soon);
    expect(done).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(follower.gaps()).toEqual([]);
  });
});
