import type { FeedEvent } from "@berth/feed";
import type { App } from "@berth/service";
import * as z from "zod";
import type { Capture } from "./capture.ts";
import type { Source } from "./source.ts";

const count = z.int();
const counts = { captured: count, published: count, refused: count, lost: count };
const State = z.object({ kind: z.enum(["simulated", "websocket"]), away: z.string().nullable(), ...counts });
const Event = z.object({ id: z.int(), type: z.string(), source: z.string(), time: z.string(), data: z.unknown() });

/** Shows the source, what became of its frames, and the last ones as the Foundation feed has them. */
export function addCaptureRoutes(app: App, source: Source, capture: Capture, recent: readonly FeedEvent[]): void {
  app.get("/source", {
    schema: { summary: "The source, and what became of its frames", response: { 200: State } },
    handler: async () => ({ kind: source.kind, away: source.away() ?? null, ...capture.counts }),
  });
  app.get("/captures", {
    schema: { summary: "The last raw events, oldest first", response: { 200: z.object({ captures: z.array(Event) }) } },
    handler: async () => ({ captures: [...recent] }),
  });
}
