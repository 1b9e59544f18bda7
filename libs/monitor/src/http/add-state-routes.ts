import type { App } from "@berth/service";
import type { MonitorContext } from "../context.ts";
import { EVENT_STREAM_HEADERS, EVENT_STREAM_ROUTE } from "./event-stream.ts";

/** The state of the map, once and as it changes. */
export function addStateRoutes(app: App, { streams, watcher }: MonitorContext): void {
  app.get("/state", async (_request, reply) => reply.header("cache-control", "no-store").send(await watcher.look()));
  app.get("/changes", EVENT_STREAM_ROUTE, async (_request, reply) => {
    await watcher.look();
    const body = streams.open((stream) => {
      stream.send("state", watcher.state);
      return watcher.follow(stream.send);
    });
    return reply.headers(EVENT_STREAM_HEADERS).send(body);
  });
}
