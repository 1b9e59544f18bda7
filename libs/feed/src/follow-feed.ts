import { type App, addHealthFact, readPeer } from "@berth/service";
import { closeCode } from "./close-code.ts";
import { eventBatch, type NewEvent } from "./event.ts";
import { FeedConnection } from "./feed-connection.ts";
import type { FeedEvent } from "./feed-frames.ts";
import type { FeedGap, Known } from "./feed-gap.ts";
import { type FollowTiming, followTiming } from "./follow-timing.ts";
import { FrameReader } from "./frame-reader.ts";
import { Outbox } from "./outbox.ts";
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

/**
 * Follows the Foundation's feed from the moment the app listens until it closes: the one WebSocket that a subscriber
 * may open (docs/design.md 3.4), so there is no URL to give. A lost connection is made again and goes on where it was.
 * FOUNDATION_TOKEN, if it is set, goes along.
 * @throws StartFailure (exit status 78) when FOUNDATION_PORT or FOUNDATION_HOST is wrong.
 */
export function followFeed(app: App, options: FollowOptions, timing: FollowTiming = followTiming): Follower {
  const { onEvent, onGap, types, from } = options;
  const { host, port } = readPeer("FOUNDATION_PORT");
  const url = `ws://${host}:${port}/feed`;
  const token = process.env["FOUNDATION_TOKEN"];
  const log = app.log.child({ feed: url });
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
    },
  });

  addHealthFact(app, "feed", () => ({ connected, lastId }));
  app.addHook("onListen", async () => {
    void connection.open();
  });
  app.addHook("preClose", async () => {
    outbox.close();
    connection.close();
  });
  return {
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
