import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { App, FastifyInstance } from "@berth/service";
import type { WebSocket } from "ws";
import { EventLog } from "./event-log.ts";
import { position } from "./feed-frames.ts";
import { refuseOrigin } from "./refuse-origin.ts";
import { Subscriber } from "./subscriber.ts";

export interface FeedOptions {
  /** How many events stay available to clients that come back. Default 1000. */
  keep?: number;
  /** Bytes of events that stay available, whatever their count. Default 16 MiB. A longer event is refused. */
  keepBytes?: number;
  /**
   * Bytes that may wait in the buffers of one client. Default 1 MiB. A slower client is served from what is kept; one
   * that falls behind even that is disconnected, and reconnects.
   */
  maxWaiting?: number;
  /** Milliseconds between two pings; a client that has not answered by the next one is gone. Default 15 s. */
  pingMs?: number;
  /**
   * Origins of web pages that may follow, such as `https://app.example`, besides those of the feed's own host. Default
   * none. Programs send no origin and are not concerned.
   */
  origins?: readonly string[];
}

/** A stream of events that others follow over WebSocket. */
export interface Feed {
  /**
   * Sends an event to every client that is connected, keeps it for those that reconnect, and returns its id.
   * @throws TypeError when the data has no JSON: `undefined`, a function, a circle, a BigInt.
   * @throws EventRefused when it is nested too deeply or too long; a route that lets it pass answers 400 or 413.
   */
  publish(data: unknown): number;
  /** Adds the WebSocket route to an app. Call it in the app itself or in one plugin of it, not in two. */
  route(app: App, path: string): Promise<void>;
}

/** Codes of a WebSocket close: https://www.iana.org/assignments/websocket/ */
const goingAway = 1001;

/** A subscriber has nothing to say; what it may send is this many bytes. */
const maxIncoming = 1024;

/**
 * Creates a feed. Its events live in memory: a restart begins a new epoch, and clients learn of it.
 */
export function createFeed(options: FeedOptions = {}): Feed {
  const {
    keep = 1000,
    keepBytes = 16 * 1024 * 1024,
    maxWaiting = 1024 * 1024,
    pingMs = 15_000,
    origins = [],
  } = options;
  const log = new EventLog(randomUUID(), { events: keep, bytes: keepBytes });
  const subscribers = new Set<Subscriber>();
  return {
    publish(data) {
      const id = log.append(data);
      for (const subscriber of subscribers) subscriber.pump();
      return id;
    },
    async route(app, path) {
      await useWebSockets(app);
      const options = {
        websocket: true,
        logLevel: "warn",
        schema: { querystring: position },
        onRequest: async ({ headers }: Pick<IncomingMessage, "headers">) => refuseOrigin(headers, app.server, origins),
      } as const;
      app.get(path, options, (client, { query }) => {
        client.send(JSON.stringify(log.hello()));
        const subscriber = new Subscriber(client, log, log.firstFor(query), maxWaiting);
        subscribers.add(subscriber);
        subscriber.pump();
        const stopPings = pingRegularly(client, pingMs);
        client.once("close", () => {
          stopPings();
          subscribers.delete(subscriber);
        });
      });
    },
  };
}

/** The plugin listens for upgrades of the whole server, so it is registered once, however many feeds an app has. */
async function useWebSockets(app: App): Promise<void> {
  if (app.hasDecorator("websocketServer")) return;
  const { default: websocket } = await import("@fastify/websocket");
  await app.register(websocket, {
    options: { maxPayload: maxIncoming },
    preClose(this: FastifyInstance, done: () => void) {
      const { websocketServer } = this;
      for (const client of websocketServer.clients) client.close(goingAway, "stopping");
      websocketServer.close(() => undefined);
      done();
    },
    errorHandler: (error: Error, client: WebSocket, request: { log: App["log"] }) => {
      request.log.info({ err: error }, "a subscriber was disconnected");
      client.terminate();
    },
  });
}

function pingRegularly(client: WebSocket, everyMs: number): () => void {
  let alive = true;
  client.on("pong", () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return client.terminate();
    alive = false;
    client.ping();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
