import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";

await serve({
  service: "recording",
  version: "0.1.0",
  config: Config,
  listeners: [{ port: "RECORDING_PORT", app: buildApp }],
});
