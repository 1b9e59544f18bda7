import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WebSocket } from "ws";
import { Broadcast } from "./broadcast.ts";
import { EventLog } from "./event-log.ts";
import type { FeedEvent, Position } from "./feed-frames.ts";
import { FrameReader } from "./frame-reader.ts";
import { Subscriber } from "./subscriber.ts";
import { TypeFilter } from "./type-filter.ts";

/** A client that takes what it is sent when `drain` is called, and counts the writes. */
function fakeClient(receive: (text: string) => void) {
  const waiting: { frame: Buffer; done?: () => void }[] = [];
  const said = { writes: 0, closed: "" };
  const client = {
    OPEN: 1,
    readyState: 1,
    get bufferedAmount() {
      return waiting.reduce((sum, { frame }) => sum + frame.length, 0);
    },
    send: (frame: Buffer, _options: unknown, done?: () => void) => {
      waiting.push({ frame: Buffer.from(frame), ...(done ? { done } : {}) });
    },
    close: (code: number, reason: string) => {
      client.readyState = 2;
      said.closed = `${code} ${reason}`;
    },
  };
  const socket = { cork: () => void said.writes++, uncork: () => undefined };
  const drain = () => {
    while (waiting.length > 0) {
      const next = waiting.shift();
      if (next) receive(String(next.frame));
      next?.done?.();
    }
  };
  return { client: client as unknown as WebSocket, socket, said, drain };
}

const append = (log: EventLog, type: string) => log.append(type, `"type":"${type}","source":"s","time":"t","data":0}`);

/** A follower of the log that reads by hand. */
function follow(log: EventLog, reader: FrameReader, types: string | undefined, maxWaiting: number) {
  const fake = fakeClient((text) => reader.read(text));
  const at: Position = reader.known ? { epoch: reader.known.epoch, after: reader.known.lastId } : {};
  reader.begin();
  reader.read(JSON.stringify(log.hello(at)));
  const filter = types === undefined ? undefined : new TypeFilter(types);
  const { client, socket } = fake;
  return { ...fake, subscriber: new Subscriber({ client, socket, log, next: log.firstFor(at), filter, maxWaiting }) };
}

describe("a follower that comes and goes", () => {
  it("gets every event that matches once and in order, or is told of a gap, whatever its filter", () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("a.x", "a.y", "b.x") },
      { weight: 2, arbitrary: fc.constant("drain" as const) },
      { weight: 1, arbitrary: fc.constantFrom("cut", "beat") },
    );
    const cases = fc.record({
      steps: fc.array(step, { maxLength: 80 }),
      types: fc.constantFrom(undefined, "*", "a.*", "b.x", "c"),
      keep: fc.integer({ min: 1, max: 30 }),
      maxWaiting: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(cases, ({ steps, types, keep, maxWaiting }) => {
        const log = new EventLog("e", { events: keep, bytes: 1e6 });
        const published: string[] = [];
        const got: FeedEvent[] = [];
        /** Ids that the follower was told it has lost. */
        const lost = new Set<number>();
        const handlers = {
          onHello: () => undefined,
          onEvent: (event: FeedEvent) => void got.push(event),
          onGap: ({ after, missing = 0 }: { after: number; missing?: number | undefined }) => {
            for (let id = after + 1; id <= after + missing; id++) lost.add(id);
          },
          onPublished: () => undefined,
        };
        const reader = new FrameReader(handlers, types !== undefined, undefined);
        let now = follow(log, reader, types, maxWaiting);
        const reconnect = () => {
          now = follow(log, reader, types, maxWaiting);
        };
        for (const action of [...steps, "drain", "cut", "drain", "drain"]) {
          if (action === "cut") reconnect();
          else if (action === "beat") now.subscriber.beat();
          else if (action !== "drain") published[append(log, action)] = action;
          now.subscriber.pump();
          if (action === "drain" || action === "cut") now.drain();
          if (now.said.closed !== "") reconnect();
        }
        now.subscriber.pump();
        now.drain();
        const filter = new TypeFilter(types ?? "*");
        const wanted = published.flatMap((type, id) => (filter.matches(type) && !lost.has(id) ? [id] : []));
        expect(got.map(({ id }) => id)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
});

describe("many followers", () => {
  it("get what is published at once in one write each, and a stuck one is cut off with a reason", async () => {
    const bounds = { events: 40, bytes: 1e6 };
    const log = new EventLog("e", bounds);
    const broadcast = new Broadcast(log, bounds);
    const got: number[] = [];
    const handlers = {
      onHello: () => undefined,
      onEvent: ({ id }: FeedEvent) => void got.push(id),
      onGap: () => expect.unreachable(),
      onPublished: () => undefined,
    };
    const good = follow(log, new FrameReader(handlers, false, undefined), undefined, 1e6);
    const stuck = follow(log, new FrameReader(handlers, false, undefined), undefined, 100);
    broadcast.add(stuck.subscriber);
    broadcast.add(good.subscriber);
    for (let round = 0; round < 10; round++) {
      for (let count = 0; count < 8; count++) {
        append(log, "a");
        broadcast.announce();
      }
      await new Promise((resolve) => setImmediate(resolve));
      good.drain();
    }
    expect(got).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
    expect(good.said).toEqual({ writes: 10, closed: "" });
    expect(stuck.said.closed).toBe("1013 too slow: the feed has moved on");
  });
});
