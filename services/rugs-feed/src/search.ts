import type { FeedEvent } from "@berth/feed";
import type { App } from "@berth/service";
import * as z from "zod";

const Query = z.object({ text: z.string().min(1).max(80) });
const Event = z.object({ id: z.int(), type: z.string(), source: z.string(), time: z.string(), data: z.unknown() });
const Found = z.object({ events: z.array(Event) });

/**
 * An example to replace. The schemas check what comes in and goes out, type the handler, and make the docs at /docs.
 */
export function addSearch(app: App, recent: readonly FeedEvent[]): void {
  app.post("/events/search", {
    schema: { summary: "Finds events by their text", body: Query, response: { 200: Found } },
    handler: async ({ body: { text } }) => ({
      events: recent.filter((event) => JSON.stringify(event).includes(text)),
    }),
  });
}
