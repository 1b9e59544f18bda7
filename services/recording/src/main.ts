import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "recording",
  config: Config,
  listeners: [{ port: "RECORDING_PORT", app: buildApp }],
});
