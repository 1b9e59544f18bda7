import type { App } from "@berth/service";
import type { Config } from "./config.ts";
import { feed } from "./feed.ts";

/** The routes of foundation. What all services share (health, metrics, docs, errors, shutdown) is @berth/service. */
export async function buildApp(app: App, { FOUNDATION_TOKEN: token }: Config): Promise<void> {
  feed.eventsRoute(app, "/api/events", { token });
}
