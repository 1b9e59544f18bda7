import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "rugs-feed",
  version: "0.1.0",
  config: Config,
  listeners: [{ port: "RUGS_FEED_PORT", app: buildApp }],
});
