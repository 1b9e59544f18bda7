import { type App, addHealthFact, readPeer } from "@berth/service";
import type { WebSocket } from "ws";
import { closeCode } from "./close-code.ts";
import { eventBatch, type NewEvent } from "./event.ts";
import type { FeedEvent } from "./feed-frames.ts";
import type { FeedGap, Known } from "./feed-gap.ts";
import { chooseWait, type FollowTiming, followTiming } from "./follow-timing.ts";
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
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const log = app.log.child({ feed: url });
  const outbox = new Outbox();
  let socket: WebSocket | undefined;
  let connected = false;
  let closing = false;
  let attempts = 0;
  let retry: NodeJS.Timeout | undefined;

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
    onFull: () => socket?.pause(),
    onRelief: () => socket?.resume(),
    most: timing.maxQueued,
  });

  const reader: FrameReader = new FrameReader(
    {
      onHello: () => {
        connected = true;
        log.info({ lastId: reader.known?.lastId }, "following the feed");
        outbox.connect((text) => socket?.send(text));
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

  const connect = async () => {
    const { WebSocket } = await import("ws");
    if (closing) return;
    const limits = { handshakeTimeout: timing.handshakeMs, perMessageDeflate: false };
    const current = new WebSocket(`${url}${renderQuery(reader.known, types)}`, { ...limits, headers });
    socket = current;
    reader.begin();
    let steady: NodeJS.Timeout | undefined;
    let silence: NodeJS.Timeout | undefined;
    // The feed pings; a connection whose other end is gone without a word says nothing at all.
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        if (current.isPaused) listen();
        else current.terminate();
      }, timing.silenceMs).unref();
    };
    listen();
    current.on("ping", listen);
    current.on("open", () => {
      if (queue.isFull) current.pause();
      steady = setTimeout(() => {
        attempts = 0;
      }, timing.steadyMs).unref();
    });
    current.on("message", (message) => {
      listen();
      try {
        reader.read(String(message));
      } catch (err) {
        log.error({ err }, "the feed sent an invalid frame");
        current.terminate();
      }
    });
    // `close` follows, and tells what it means.
    let cause: Error | undefined;
    current.on("error", (error) => {
      cause = error;
    });
    current.on("close", (code, reason) => {
      clearTimeout(steady);
      clearTimeout(silence);
      connected = false;
      outbox.disconnect();
      if (closing) return;
      if (code === closeCode.policy || code === closeCode.tooBig) outbox.refuse(`${code} ${reason}`.trim());
      const waitMs = chooseWait(attempts, timing.wait);
      const why = cause?.message ?? String(reason);
      // One line for each outage at info; the attempts that follow are for debugging.
      log[attempts === 0 ? "info" : "debug"](
        { code, waitMs, ...(why === "" ? {} : { cause: why }) },
        "not connected to the feed; trying again",
      );
      attempts += 1;
      retry = setTimeout(() => void connect(), waitMs);
    });
  };

  addHealthFact(app, "feed", () => ({ connected, lastId }));
  app.addHook("onListen", async () => {
    void connect();
  });
  app.addHook("preClose", async () => {
    closing = true;
    clearTimeout(retry);
    outbox.close();
    socket?.close(1000, "stopping");
    // The other end may not answer; the process must not wait for it.
    const last = socket;
    setTimeout(() => last?.terminate(), timing.closeMs).unref();
  });
  return {
    publish: async (events) => {
      return outbox.add(eventBatch.parse([events].flat()));
    },
  };
}

function renderQuery(known: Known | undefined, types: readonly string[] | undefined): string {
  const query = new URLSearchParams({
    ...(known ? { epoch: known.epoch, after: String(known.lastId) } : {}),
    ...(types ? { types: types.join(",") } : {}),
  });
  return query.size > 0 ? `?${query}` : "";
}
