import type { FeedEvent } from "@berth/feed";
import type { App } from "@berth/service";
import * as z from "zod";

const Query = z.object({ text: z.string().min(1).max(80) });
const Found = z.object({ events: z.array(z.object({ id: z.int(), data: z.unknown() })) });

/**
 * An example to replace. The schemas check what comes in and goes out, type the handler, and make the docs at /docs.
 */
export function addSearch(app: App, recent: readonly FeedEvent[]): void {
  app.post("/events/search", {
    schema: { summary: "Finds events by their text", body: Query, response: { 200: Found } },
    handler: async ({ body: { text } }) => ({
      events: recent.filter(({ data }) => JSON.stringify(data).includes(text)),
    }),
  });
}
