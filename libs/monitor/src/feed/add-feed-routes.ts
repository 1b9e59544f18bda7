import type { App } from "@berth/service";
import { TYPE_PATTERNS } from "../api/type-patterns.ts";
import type { MonitorContext } from "../context.ts";
import { EVENT_STREAM_HEADERS, EVENT_STREAM_ROUTE } from "../http/event-stream.ts";
import { Refused } from "../http/refused.ts";
import { publishOnce } from "./publish-once.ts";
import { relayFeed } from "./relay-feed.ts";
import { findFeedOf } from "./view-feed.ts";

/** Connections to the feed at once: each page that shows it has one. */
const MOST_PAGES = 32;

/** The workspace's feed for the page: its events as they come, and a way to publish one. */
export function addFeedRoutes(app: App, context: MonitorContext): void {
  let pages = 0;
  app.get<{ Querystring: { types?: unknown } }>("/feed", EVENT_STREAM_ROUTE, async ({ query }, reply) => {
    const types = readTypes(query.types);
    if (pages >= MOST_PAGES)
      throw new Refused(429, {
        code: "PAGES_MANY",
        message: `${MOST_PAGES} pages show the feed already.`,
        fix: "Close some of them.",
      });
    const body = context.streams.open((stream) => {
      const end = relayFeed(findFeedOf(context), types, stream);
      pages += 1;
      return () => {
        pages -= 1;
        end();
      };
    });
    return reply.headers(EVENT_STREAM_HEADERS).send(body);
  });
  app.post<{ Body: unknown }>("/feed", async ({ body }, reply) => {
    const feed = findFeedOf(context);
    if (!feed) throw new Refused(404, { code: "FEED_NONE", message: "This workspace has no feed." });
    const { data = null, source = "monitor", type } = (body ?? {}) as Record<string, unknown>;
    await publishOnce(feed, { type: String(type ?? ""), source: String(source), data });
    return reply.code(202).send({});
  });
}

/** Undefined for all types. */
function readTypes(given: unknown): string[] | undefined {
  if (given === undefined || given === "") return undefined;
  const types = String(given);
  if (TYPE_PATTERNS.test(types)) return types.split(",");
  throw new Refused(400, {
    code: "TYPES_INVALID",
    message: "Expected up to 20 types such as rugs.*,order.placed.",
  });
}
