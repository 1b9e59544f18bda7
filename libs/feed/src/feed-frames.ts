import * as z from "zod/mini";
import { eventBatch, idempotencyKey } from "./event.ts";
import { gap } from "./feed-gap.ts";
import { typePatterns } from "./type-filter.ts";

const id = z.int().check(z.minimum(1));

/** The first frame of a connection: which life of the feed this is, and which events it still keeps. */
export const helloFrame = z.object({
  /** New with each start of the feed: ids begin again at 1. */
  epoch: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Lowest id that is kept; one above `latest` when there is none. */
  oldest: id,
  /** Highest id given so far; 0 before the first event. */
  latest: z.int().check(z.minimum(0)),
  /** What lies between the client's position and the oldest event that is kept. */
  gap: z.optional(gap),
});

/** One event. */
export const eventFrame = z.object({
  /** Ascending from 1 within an epoch; by one, unless the client has a filter. */
  id,
  type: z.string(),
  source: z.string(),
  time: z.string(),
  data: z.unknown(),
});

/** Heartbeat of a client with a filter: it has all events up to this id that match. */
export const heartbeatFrame = z.object({ at: z.int().check(z.minimum(0)) });

/** What a client sends to publish. */
export const publishFrame = z.strictObject({ publish: eventBatch, key: idempotencyKey });

/** The answer to it, once the events are in the feed. */
export const publishedFrame = z.object({ published: z.object({ key: z.string(), ids: z.array(id) }) });

export type Hello = z.infer<typeof helloFrame>;

/** One event of a feed. */
export type FeedEvent = z.infer<typeof eventFrame>;

/** Where a client left off and what it wants, as it says in the query of its URL: `?epoch=…&after=…&types=…`. */
export const position = z.object({
  epoch: z.optional(z.string().check(z.maxLength(64))),
  after: z.optional(
    z.pipe(z.string().check(z.regex(/^\d{1,15}$/, "Expected the id of an event.")), z.transform(Number)),
  ),
  types: z.optional(typePatterns),
});

export type Position = z.infer<typeof position>;
