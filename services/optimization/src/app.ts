import { type App, addReadiness } from "@berth/service";
import type { Config } from "./config.ts";
import { Recordings } from "./recordings.ts";
import { addStatisticsRoutes } from "./statistics-routes.ts";

/** Statistics over what the recording service has. What all services share is @berth/service. */
export async function buildApp(app: App, { RECORDING_TIMEOUT_MS }: Config): Promise<void> {
  const recordings = new Recordings(RECORDING_TIMEOUT_MS);
  addReadiness(app, () => recordings.away());
  addStatisticsRoutes(app, recordings);
}
