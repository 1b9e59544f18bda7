import { type FeedEvent, followFeed } from "@berth/feed";
import { type App, addReadiness } from "@berth/service";
import { Capture } from "./capture.ts";
import { addCaptureRoutes } from "./capture-routes.ts";
import type { Config } from "./config.ts";
import { simulateSource } from "./simulated-source.ts";
import { openSource } from "./websocket-source.ts";

/** Publishes what its source sends to the Foundation feed, over the connection that follows the feed. */
export async function buildApp(app: App, { RUGS_SEED, RUGS_SOURCE_URL, RUGS_TICK_MS }: Config): Promise<void> {
  const source = RUGS_SOURCE_URL
    ? openSource(RUGS_SOURCE_URL)
    : simulateSource({ seed: RUGS_SEED, tickMs: RUGS_TICK_MS });
  const recent: FeedEvent[] = [];
  const follower = followFeed(app, {
    types: ["rugs.raw.*"],
    onEvent: (event) => {
      recent.push(event);
      if (recent.length > 100) recent.shift();
    },
  });
  const capture = new Capture((event) => follower.publish(event));
  addReadiness(app, () => source.away());
  addReadiness(app, () => follower.away());
  addCaptureRoutes(app, source, capture, recent);
  app.addHook("onListen", async () => source.start((text) => void capture.take(text)));
  app.addHook("preClose", async () => source.stop());
}
