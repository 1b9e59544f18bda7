import { Readable } from "node:stream";
import type { App } from "@berth/service";
import { Refused } from "./refused.ts";

/** One open connection of server-sent events. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface EventStream {
  /** Sends an event with JSON as its data. A client that doesn't read is cut off; it gets all anew when it is back. */
  send(event: string, data: unknown): void;
  /** The same for several events of one kind, in one write. */
  sendAll(event: string, list: readonly unknown[]): void;
  end(): void;
}

/** Milliseconds between two comments, which tell both ends and all between them that the connection is alive. */
const HEARTBEAT_MS = 15_000;

/** Characters that may wait for a client that doesn't read; a whole state of 1,000 ports is about half a million. */
const MOST_WAITING = 8 * 1024 * 1024;

/** Streams open at once: a page holds three at most, and what waits for all of them is bounded. */
const MOST_OPEN = 100;

/** Opens the streams of an app, and ends them when it closes: a server waits for every answer under way. */
export class EventStreams {
  readonly #open = new Set<() => void>();

  constructor(app: App) {
    app.addHook("preClose", async () => this.#open.forEach((end) => void end()));
  }

  /**
   * Returns the body of an answer.
   * @throws Refused with 503 where too many are open.
   * @param begin called at once with the stream; what it returns is called when the stream is over, from either side
   */
  open(begin: (stream: EventStream) => () => void): Readable {
    if (this.#open.size >= MOST_OPEN)
      throw new Refused(503, {
        code: "TOO_MANY_STREAMS",
        message: `${MOST_OPEN} streams are open, which is all that this monitor serves at once.`,
        fix: "Close pages of the monitor that are no longer needed; this one connects by itself then.",
      });
    const body = new Readable({ read: () => undefined });
    // Between the end and the close, for as long as the client doesn't read what waits, a push is an error.
    let isEnded = false;
    const write = (text: string) => {
      if (body.destroyed || isEnded) return;
      if (body.readableLength > MOST_WAITING) body.destroy();
      else body.push(text);
    };
    const heartbeat = setInterval(() => write(":\n\n"), HEARTBEAT_MS);
    const end = () => {
      clearInterval(heartbeat);
      if (!body.destroyed && !isEnded) body.push(null);
      isEnded = true;
    };
    this.#open.add(end);
    const finish = begin({
      send: (event, data) => write(frameOf(event, data)),
      sendAll: (event, list) => write(list.map((data) => frameOf(event, data)).join("")),
      end,
    });
    body.once("close", () => {
      clearInterval(heartbeat);
      this.#open.delete(end);
      finish();
    });
    return body;
  }
}

const frameOf = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Options of a route with a stream: Fastify logs each one whose client goes, and a page that closes is no news. */
export const EVENT_STREAM_ROUTE = { logLevel: "warn" } as const;

export const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // A proxy in front must not collect them.
  "x-accel-buffering": "no",
} as const;
