import { findRoot, monitor } from "@berth/monitor";
import type { App } from "@berth/service";
import type { Config } from "./config.ts";
import { feed } from "./feed.ts";
import { feedAddress } from "./feed-address.ts";

/**
 * The routes of foundation: publishing to the feed, and the monitor of the workspace at `/`. What all services share
 * (health, metrics, docs, errors, shutdown) is @berth/service.
 */
export async function buildApp(app: App, config: Config): Promise<void> {
  const { FOUNDATION_TOKEN: token, MONITOR_HOSTS: hosts } = config;
  feed.eventsRoute(app, "/api/events", { token });
  await monitor(app, { root: findRoot(), hosts, token, feed: feedAddress(config) });
}
