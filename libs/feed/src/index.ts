export type { Access, Feed, FeedOptions } from "./create-feed.ts";
export { createFeed } from "./create-feed.ts";
export type { NewEvent } from "./event.ts";
export { EventRefused } from "./event-json.ts";
export type { FeedEvent } from "./feed-frames.ts";
export type { FeedGap } from "./feed-gap.ts";
export type { FeedPosition, Follower, FollowOptions } from "./follow-feed.ts";
export { followFeed } from "./follow-feed.ts";
