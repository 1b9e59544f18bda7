import type { App } from "@berth/service";
import * as z from "zod";
import { feed } from "./feed.ts";

const Event = z.looseObject({ type: z.string().min(1).max(80) });
const Published = z.object({ id: z.int() });

/** An example to replace: what is posted here goes out on the feed. */
export function addEvents(app: App): void {
  app.post("/events", {
    schema: { summary: "Publishes an event", body: Event, response: { 200: Published } },
    handler: async ({ body }) => ({ id: feed.publish(body) }),
  });
}
