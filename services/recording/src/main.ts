import { serve } from "@berth/service";
import { buildApp } from "./app.ts";

await serve({
  service: "recording",
  listeners: [{ port: "RECORDING_PORT", app: buildApp }],
});
