import type { App } from "@berth/service";
import * as z from "zod";
import { type Channel, type Channels, channels } from "./channels.ts";

const names = Object.keys(channels) as Channel[];
const Event = z.object({ id: z.int(), type: z.string(), source: z.string(), time: z.string(), data: z.unknown() });
const Summary = z.object({ channel: z.enum(names), types: z.string(), events: z.int(), latest: Event.nullable() });
const Overview = z.object({ channels: z.array(Summary), refused: z.record(z.string(), z.int()) });

/** Shows the channels, what did not pass, and the latest events of a channel. */
export function addChannelRoutes(app: App, { counts, latest, refused }: Channels): void {
  app.get("/channels", {
    schema: { summary: "The channels, and how many raw events did not pass", response: { 200: Overview } },
    handler: async () => ({
      channels: names.map((channel) => ({
        channel,
        types: channels[channel],
        events: counts[channel],
        latest: latest[channel].at(-1) ?? null,
      })),
      refused,
    }),
  });
  app.get("/channels/:channel", {
    schema: {
      summary: "The latest events of a channel, oldest first",
      params: z.object({ channel: z.enum(names) }),
      response: { 200: z.object({ events: z.array(Event) }) },
    },
    handler: async ({ params: { channel } }) => ({ events: latest[channel] }),
  });
}
