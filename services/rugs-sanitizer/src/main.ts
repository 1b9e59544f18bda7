import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "rugs-sanitizer",
  config: Config,
  listeners: [{ port: "RUGS_SANITIZER_PORT", app: buildApp }],
});
