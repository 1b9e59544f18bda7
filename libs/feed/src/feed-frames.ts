import * as z from "zod/mini";

/** The first frame of a connection: which life of the feed this is, and which events it still keeps. */
export const helloFrame = z.object({
  /** New with each start of the feed: ids begin again at 1. */
  epoch: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Lowest id that is kept; one above `latest` when there is none. */
  oldest: z.int().check(z.minimum(1)),
  /** Highest id given so far; 0 before the first event. */
  latest: z.int().check(z.minimum(0)),
});

/** Every other frame: one event. */
export const eventFrame = z.object({
  /** Ascending by one from 1 within an epoch. */
  id: z.int().check(z.minimum(1)),
  data: z.unknown(),
});

export type Hello = z.infer<typeof helloFrame>;

/** One event of a feed. */
export interface FeedEvent {
  id: number;
  /** What was published, after a journey through JSON. */
  data: unknown;
}

/** Where a client left off, as it says in the query of its URL: `?epoch=…&after=…`. */
export const position = z.object({
  epoch: z.optional(z.string().check(z.maxLength(64))),
  after: z.optional(
    z.pipe(z.string().check(z.regex(/^\d{1,15}$/, "Expected the id of an event.")), z.transform(Number)),
  ),
});

export type Position = z.infer<typeof position>;
