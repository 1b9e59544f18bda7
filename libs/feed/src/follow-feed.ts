import { type App, addHealthFact, readPeer } from "@berth/service";
import { createFollower, type Follower, type FollowOptions } from "./create-follower.ts";
import { type FollowTiming, followTiming } from "./follow-timing.ts";

/**
 * Follows the Foundation's feed from the moment the app listens until it closes: the one WebSocket that a subscriber
 * may open (docs/design.md 3.4), so there is no URL to give. A lost connection is made again and goes on where it was.
 * FOUNDATION_TOKEN, if it is set, goes along.
 * @throws StartFailure (exit status 78) when FOUNDATION_PORT or FOUNDATION_HOST is wrong.
 */
export function followFeed(app: App, options: FollowOptions, timing: FollowTiming = followTiming): Follower {
  const { host, port } = readPeer("FOUNDATION_PORT");
  const url = `ws://${host}:${port}/feed`;
  const connection = { token: process.env["FOUNDATION_TOKEN"], log: app.log.child({ feed: url }) };
  const { away, close, open, publish, status } = createFollower(url, { ...options, ...connection }, timing);
  addHealthFact(app, "feed", status);
  app.addHook("onListen", async () => open());
  app.addHook("preClose", async () => close());
  return { away, publish };
}
