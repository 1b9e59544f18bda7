import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "rugs-sanitizer",
  version: "0.1.0",
  config: Config,
  listeners: [{ port: "RUGS_SANITIZER_PORT", app: buildApp }],
});
