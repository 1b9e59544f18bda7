import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { App } from "@berth/service";
import { addEventsRoute } from "./add-events-route.ts";
import { Broadcast } from "./broadcast.ts";
import { checkEvent } from "./check-event.ts";
import type { NewEvent } from "./event.ts";
import { encodeEvent } from "./event-json.ts";
import { EventLog } from "./event-log.ts";
import { position } from "./feed-frames.ts";
import { listenToClient } from "./listen-to-client.ts";
import { pingRegularly } from "./ping-regularly.ts";
import { PublishedKeys } from "./published-keys.ts";
import { refuseOrigin } from "./refuse-origin.ts";
import { requireToken } from "./require-token.ts";
import { Subscriber } from "./subscriber.ts";
import { TypeFilter } from "./type-filter.ts";
import { useWebSockets } from "./use-web-sockets.ts";

export interface FeedOptions {
  /** How many events stay available to clients that come back. Default 1000. */
  keep?: number;
  /** Bytes of events that stay available, whatever their count. Default 16 MiB. A longer event is refused. */
  keepBytes?: number;
  /**
   * Bytes that may wait in the buffers of one client. Default 1 MiB. A slower client is served from what is kept; one
   * that falls behind even that is cut off with 1013, and reconnects.
   */
  maxWaiting?: number;
  /** Milliseconds between two heartbeats; a client that has not answered by the next one is gone. Default 15 s. */
  pingMs?: number;
  /**
   * Origins of web pages that may follow, such as `https://app.example`, besides those of the feed's own host. Default
   * none. Programs send no origin and are not concerned.
   */
  origins?: readonly string[];
}

/** Who may use a route of a feed. */
export interface Access {
  /** What all clients have to bring as `Authorization: Bearer …`. Default: nothing. */
  token?: string | undefined;
}

/** A stream of events that others follow over WebSocket. */
export interface Feed {
  /**
   * Sends an event to every client that is connected, keeps it for those that reconnect, and returns its id.
   * @throws TypeError when the data has no JSON: a function, a circle, a BigInt.
   * @throws EventRefused when an attribute has not its form, or it is nested too deeply or too long; a route that lets
   * it pass answers 400 or 413.
   */
  publish(event: NewEvent): number;
  /**
   * Adds the WebSocket route to an app. Call it in the app itself or in one plugin of it, not in two.
   * @param access.publish whether followers may publish over their connection. Default: they may not.
   */
  route(app: App, path: string, access?: Access & { publish?: boolean }): Promise<void>;
  /** Adds a route that publishes what is posted to it: one event or a batch, once for each idempotency key. */
  eventsRoute(app: App, path: string, access?: Access): void;
}

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
  const bounds = { events: keep, bytes: keepBytes };
  const log = new EventLog(randomUUID(), bounds);
  const broadcast = new Broadcast(log, bounds);
  const keys = new PublishedKeys();

  /** All or nothing: every event is judged before the first one is published. */
  const publishAll = (events: readonly NewEvent[]): number[] => {
    const now = new Date().toISOString();
    const encoded = events.map((event) => ({ type: event.type, json: encodeEvent(event, now) }));
    for (const { json } of encoded) log.checkLength(json);
    return encoded.map(({ type, json }) => {
      const id = log.append(type, json);
      broadcast.announce();
      return id;
    });
  };
  const publishOnce = (events: readonly NewEvent[], key: string | undefined): number[] => {
    const publish = () => publishAll(events);
    return key === undefined ? publish() : keys.once(key, JSON.stringify(events), publish);
  };
  const admit =
    (app: App, { token }: Access) =>
    async ({ headers }: Pick<IncomingMessage, "headers">) => {
      refuseOrigin(headers, app.server, origins);
      requireToken(headers, token);
    };

  return {
    publish(event) {
      checkEvent(event);
      const [id = 0] = publishAll([event]);
      return id;
    },
    async route(app, path, { token, publish = false } = {}) {
      await useWebSockets(app);
      const options = {
        websocket: true,
        logLevel: "warn",
        schema: { querystring: position },
        onRequest: admit(app, { token }),
      } as const;
      app.get(path, options, (client, { query, socket }) => {
        client.send(JSON.stringify(log.hello(query)));
        listenToClient(client, { publish: publish ? publishOnce : undefined, maxWaiting });
        const filter = query.types === undefined ? undefined : new TypeFilter(query.types);
        const subscriber = new Subscriber({ client, socket, log, next: log.firstFor(query), filter, maxWaiting });
        broadcast.add(subscriber);
        const stopPings = pingRegularly(client, pingMs, () => subscriber.beat());
        client.once("close", () => {
          stopPings();
          broadcast.delete(subscriber);
        });
      });
    },
    eventsRoute(app, path, access = {}) {
      addEventsRoute(app, path, { admit: admit(app, access), publish: publishOnce });
    },
  };
}
