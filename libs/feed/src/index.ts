export type { Feed, FeedOptions } from "./create-feed.ts";
export { createFeed } from "./create-feed.ts";
export { EventRefused } from "./event-json.ts";
export type { FeedEvent } from "./feed-frames.ts";
export type { FeedGap } from "./feed-gap.ts";
export type { FollowOptions } from "./follow-feed.ts";
export { followFeed } from "./follow-feed.ts";
