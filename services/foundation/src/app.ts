import type { App } from "@berth/service";
import { addEvents } from "./events.ts";

/** The routes of foundation. What all services share (health, metrics, docs, errors, shutdown) is @berth/service. */
export async function buildApp(app: App): Promise<void> {
  addEvents(app);
}
