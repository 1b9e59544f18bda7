import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "optimization",
  version: "0.1.0",
  config: Config,
  listeners: [{ port: "OPTIMIZATION_SERVICE_PORT", app: buildApp }],
});
