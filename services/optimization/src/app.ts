import type { App } from "@berth/service";
import type { Config } from "./config.ts";
import { addGreetings } from "./greetings.ts";

/** The routes of optimization. What all services share (health, metrics, docs, errors, shutdown) is @berth/service. */
export async function buildApp(app: App, config: Config): Promise<void> {
  addGreetings(app, config);
}
