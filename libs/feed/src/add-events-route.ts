import type { IncomingMessage } from "node:http";
import type { App } from "@berth/service";
import * as z from "zod/mini";
import { eventBatch, idempotencyKey, type NewEvent, newEvent } from "./event.ts";
import { EventRefused } from "./event-json.ts";
import { publishRate, RateLimit } from "./rate-limit.ts";

export interface EventsRouteOptions {
  /** Throws when the request may not publish. */
  admit: (request: Pick<IncomingMessage, "headers">) => Promise<void>;
  publish: (events: NewEvent[], key: string | undefined) => number[];
}

const schema = {
  summary: "Publishes an event, or a batch as a whole",
  headers: z.object({ "idempotency-key": z.optional(idempotencyKey) }),
  body: z.union([newEvent, eventBatch]),
  response: { 200: z.object({ ids: z.array(z.int()) }) },
};

/** Adds a route that publishes what is posted to it, and answers with the ids. */
export function addEventsRoute(app: App, path: string, { admit, publish }: EventsRouteOptions): void {
  const rate = new RateLimit(publishRate.perSecond, publishRate.burst);
  app.post(path, {
    schema,
    onRequest: async (request) => {
      await admit(request);
      refuseEncoding(request);
    },
    handler: async ({ body, headers }, reply) => {
      const events = [body].flat();
      if (!rate.take(events.length)) {
        reply.header("retry-after", "1");
        throw new EventRefused(`This feed takes ${publishRate.perSecond} events a second over HTTP.`, 429);
      }
      return { ids: publish(events, headers["idempotency-key"]) };
    },
  });
}

/** A compressed body may be a thousand times larger than it looks; none is taken. */
function refuseEncoding({ headers }: Pick<IncomingMessage, "headers">): void {
  if ((headers["content-encoding"] ?? "identity") === "identity") return;
  throw Object.assign(new Error("Expected a body without Content-Encoding."), { statusCode: 415 });
}
