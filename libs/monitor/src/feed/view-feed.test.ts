import { expect, it } from "vitest";
import type { Seen } from "../state/judge-cell.ts";
import { viewFeed } from "./view-feed.ts";

const feed = { url: "ws://127.0.0.1:4000/feed", service: "hub", port: 4000 };
const seen = (holding?: Seen["holding"]) => new Map(holding ? [[4000, { holding, holders: [] }]] : []);

it("the feed is live, down, or in wrong hands, as its port is", () => {
  expect(viewFeed(undefined, seen())).toEqual({ state: "none", reason: "" });
  expect(viewFeed(feed, seen("own"))).toEqual({ state: "live", reason: "", service: "hub" });
  expect(viewFeed(feed, seen())).toEqual({ state: "down", reason: "hub is down", service: "hub" });
  expect(viewFeed(feed, seen("stranger"))).toMatchObject({ state: "down", reason: "4000 is in wrong hands" });
});
