import { expect, it, onTestFinished, vi } from "vitest";
import { createFollower } from "./create-follower.ts";
import { startFoundation } from "./fixtures/start-feed.ts";
import { followTiming } from "./follow-timing.ts";

const soon = { timeout: 20_000, interval: 5 };
const quick = { ...followTiming, wait: { least: 1, most: 5 }, closeMs: 50 };

it("a program without an app follows a feed, is told when it is away, and publishes", async () => {
  const token = "a-token-for-the-tests";
  const { app, port } = await startFoundation({}, 0, "127.0.0.1", { token });
  const told: unknown[] = [];
  const onEvent = ({ type }: { type: string }) => void told.push(type);
  const onConnection = (away?: string) => void told.push(away ?? "follows");
  const follower = createFollower(`ws://127.0.0.1:${port}/feed`, { onEvent, onConnection, token }, quick);
  onTestFinished(() => follower.close());
  follower.open();
  expect(await follower.publish({ type: "ship.sailed", source: "harbour" })).toEqual([1]);
  await vi.waitFor(() => expect(told).toEqual(["follows", "ship.sailed"]), soon);
  await app.close();
  await vi.waitFor(() => expect(told.at(-1)).toMatch(/^The feed ws:\S+ is away: .*ECONNREFUSED/), soon);
  expect(follower.status()).toEqual({ connected: false, lastId: 1 });
});

it("refuses a type that is no pattern, before it connects", () => {
  expect(() => createFollower("ws://127.0.0.1:1/feed", { types: ["a b"], onEvent: () => undefined })).toThrow("types");
});
