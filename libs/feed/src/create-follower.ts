import { closeCode } from "./close-code.ts";
import { eventBatch, type NewEvent } from "./event.ts";
import { FeedConnection, type FollowerLog } from "./feed-connection.ts";
import type { FeedEvent } from "./feed-frames.ts";
import type { FeedGap, Known } from "./feed-gap.ts";
import { type FollowTiming, followTiming } from "./follow-timing.ts";
import { FrameReader } from "./frame-reader.ts";
import { Outbox } from "./outbox.ts";
import { typePatterns } from "./type-filter.ts";
import { WorkQueue } from "./work-queue.ts";

export interface FollowOptions {
  /**
   * Takes the events in order, one at a time: the next one waits for a returned promise.
   * @param position where to go on `from` after this event, also in the next life of the process.
   */
  onEvent: (event: FeedEvent, position: FeedPosition) => Promise<void> | void;
  /** Told when events are lost for good, between the events around them. A warning is logged in any case. */
  onGap?: ((gap: FeedGap) => Promise<void> | void) | undefined;
  /** Types to follow, such as `["rugs.*", "order.placed"]`; `*` stands for any text. Default: all. */
  types?: readonly string[] | undefined;
  /** Where an earlier process left off. Default: begin with the next event. */
  from?: FeedPosition | undefined;
}

/** The last event that was handled. */
export type FeedPosition = Known;

/** A follower at work. */
export interface Follower {
  /**
   * Publishes an event, or a batch as a whole, over the follower's own connection, also if that is down for now.
   * @returns the ids, once the feed has the events. Rejects when the feed refuses them, when 1000 wait already, and
   * when the app closes before.
   */
  publish(events: NewEvent | NewEvent[]): Promise<number[]>;
  /** Why it does not follow at the moment, in a sentence; undefined while it does. For `addReadiness`. */
  away(): string | undefined;
}

export interface OpenOptions extends FollowOptions {
  /** What the feed expects of its clients. */
  token?: string | undefined;
  /** Told when it follows, and each time that it doesn't: then with the reason, in a sentence. */
  onConnection?: ((away?: string) => void) | undefined;
  /** Where to tell of connections, gaps and failed handlers. Default: nowhere. */
  log?: FollowerLog | undefined;
}

/** A follower that belongs to no app. */
export interface OpenFollower extends Follower {
  /** Whether it follows, and the id of the last event that was handled. */
  status(): { connected: boolean; lastId: number };
  /** Makes the first connection. */
  open(): void;
  /** Ends the connection for good, and rejects what is not published yet. */
  close(): void;
}

const ignore = () => undefined;
const NO_LOG: FollowerLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Follows the feed at a URL such as `ws://127.0.0.1:9000/feed`, from `open` to `close`. A lost connection is made again
 * and goes on where it was. A service uses `followFeed`, which finds the feed by itself and ends with its app.
 * @throws ZodError when a type is no pattern.
 */
export function createFollower(url: string, options: OpenOptions, timing: FollowTiming = followTiming): OpenFollower {
  const { from, log = NO_LOG, onConnection, onEvent, onGap, token, types } = options;
  if (types) typePatterns.parse(types.join(","));
  const outbox = new Outbox();
  let connected = false;

  let lastId = from?.lastId ?? 0;
  const queue = new WorkQueue<{ event: FeedEvent; epoch: string } | FeedGap>({
    take: async (item) => {
      if ("reason" in item) return onGap?.(item);
      await onEvent(item.event, { epoch: item.epoch, lastId: item.event.id });
      lastId = item.event.id;
    },
    onError: (err, item) => {
      if ("reason" in item) return log.error({ err }, "the handler of a gap failed");
      lastId = item.event.id;
      log.error({ err, id: lastId }, "the handler of an event failed");
    },
    onFull: () => connection.pause(),
    onRelief: () => connection.resume(),
    most: timing.maxQueued,
  });

  const reader: FrameReader = new FrameReader(
    {
      onHello: () => {
        connected = true;
        log.info({ lastId: reader.known?.lastId }, "following the feed");
        outbox.connect((text) => connection.send(text));
        onConnection?.();
      },
      onEvent: (event, bytes) => queue.push({ event, epoch: reader.known?.epoch ?? "" }, bytes),
      onGap: (gap) => {
        log.warn(gap, "events of the feed are lost");
        queue.push(gap, 0);
      },
      onPublished: (key, ids) => outbox.confirm(key, ids),
    },
    types !== undefined,
    from,
  );

  const connection = new FeedConnection({
    url: () => `${url}${renderQuery(reader.known, types)}`,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    timing,
    log,
    onBegin: () => reader.begin(),
    onText: (text) => reader.read(text),
    onLost: (code, reason) => {
      connected = false;
      outbox.disconnect();
      if (code === closeCode.policy || code === closeCode.tooBig) outbox.refuse(`${code} ${reason}`.trim());
      onConnection?.(describeAway(url, connection.cause));
    },
  });

  return {
    status: () => ({ connected, lastId }),
    open: () => void connection.open(),
    close() {
      outbox.close();
      connection.close();
    },
    publish: async (events) => {
      return outbox.add(eventBatch.parse([events].flat()));
    },
    away: () => (connected ? undefined : describeAway(url, connection.cause)),
  };
}

const describeAway = (url: string, cause: string): string =>
  `The feed ${url} is away${cause === "" ? "" : `: ${cause}`}.`;

function renderQuery(known: Known | undefined, types: readonly string[] | undefined): string {
  const query = new URLSearchParams({
    ...(known ? { epoch: known.epoch, after: String(known.lastId) } : {}),
    ...(types ? { types: types.join(",") } : {}),
  });
  return query.size > 0 ? `?${query}` : "";
}
