import { serve } from "@berth/service";
import { buildApp } from "./app.ts";

await serve({
  service: "rugs-feed",
  listeners: [{ port: "RUGS_FEED_PORT", app: buildApp }],
});
