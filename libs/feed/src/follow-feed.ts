import { type App, addHealthFact, readPeer } from "@berth/service";
import type { WebSocket } from "ws";
import { eventFrame, type FeedEvent, helloFrame } from "./feed-frames.ts";
import { type FeedGap, findGap, findStart, type Known } from "./feed-gap.ts";
import { chooseWait, type FollowTiming, followTiming } from "./follow-timing.ts";
import { WorkQueue } from "./work-queue.ts";

export interface FollowOptions {
  /** Takes the events in order, one at a time: the next one waits for a returned promise. */
  onEvent: (event: FeedEvent) => Promise<void> | void;
  /** Told when events are lost for good, between the events around them. A warning is logged in any case. */
  onGap?: ((gap: FeedGap) => Promise<void> | void) | undefined;
}

/**
 * Follows the Foundation's feed from the moment the app listens until it closes: the one WebSocket that a subscriber
 * may open (docs/design.md 3.4), so there is no URL to give. A lost connection is made again and goes on where it was.
 * @throws StartFailure (exit status 78) when FOUNDATION_PORT or FOUNDATION_HOST is wrong.
 */
export function followFeed(app: App, { onEvent, onGap }: FollowOptions, timing: FollowTiming = followTiming): void {
  const { host, port } = readPeer("FOUNDATION_PORT");
  const url = `ws://${host}:${port}/feed`;
  const log = app.log.child({ feed: url });
  let socket: WebSocket | undefined;
  let known: Known | undefined;
  let connected = false;
  let closing = false;
  let attempts = 0;
  let retry: NodeJS.Timeout | undefined;

  let lastId = 0;
  const queue = new WorkQueue<FeedEvent | FeedGap>({
    take: async (item) => {
      if ("reason" in item) return onGap?.(item);
      await onEvent(item);
      lastId = item.id;
    },
    onError: (err, item) => {
      if ("reason" in item) return log.error({ err }, "the handler of a gap failed");
      lastId = item.id;
      log.error({ err, id: item.id }, "the handler of an event failed");
    },
    onFull: () => socket?.pause(),
    onRelief: () => socket?.resume(),
    most: timing.maxQueued,
  });

  const receive = (text: string, bytes: number) => {
    const frame: unknown = JSON.parse(text);
    if (!connected) {
      const hello = helloFrame.parse(frame);
      const gap = findGap(known, hello);
      known = { epoch: hello.epoch, lastId: findStart(known, hello) };
      connected = true;
      log.info({ lastId: known.lastId }, "following the feed");
      if (gap) report(gap);
      return;
    }
    const { id, data } = eventFrame.parse(frame);
    if (!known || id <= known.lastId) return;
    // A feed that skips a number has lost something, whatever its first frame said.
    if (id > known.lastId + 1) {
      report({ reason: "dropped", after: known.lastId, missing: id - known.lastId - 1 });
    }
    known.lastId = id;
    queue.push({ id, data }, bytes);
  };

  const report = (gap: FeedGap) => {
    log.warn(gap, "events of the feed are lost");
    queue.push(gap, 0);
  };

  const connect = async () => {
    const { WebSocket } = await import("ws");
    if (closing) return;
    const query = known ? `?epoch=${encodeURIComponent(known.epoch)}&after=${known.lastId}` : "";
    const current = new WebSocket(`${url}${query}`, { handshakeTimeout: timing.handshakeMs, perMessageDeflate: false });
    socket = current;
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
        const text = String(message);
        receive(text, Buffer.byteLength(text));
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
    current.on("close", (code) => {
      clearTimeout(steady);
      clearTimeout(silence);
      connected = false;
      if (closing) return;
      const waitMs = chooseWait(attempts, timing.wait);
      // One line for each outage at info; the attempts that follow are for debugging.
      log[attempts === 0 ? "info" : "debug"](
        { code, waitMs, ...(cause ? { cause: cause.message } : {}) },
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
    socket?.close(1000, "stopping");
    // The other end may not answer; the process must not wait for it.
    const last = socket;
    setTimeout(() => last?.terminate(), timing.closeMs).unref();
  });
}
