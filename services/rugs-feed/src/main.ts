import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "rugs-feed",
  config: Config,
  listeners: [{ port: "RUGS_FEED_PORT", app: buildApp }],
});
