import { serve } from "@berth/service";
import { buildApp } from "./app.ts";

await serve({
  service: "optimization",
  listeners: [{ port: "OPTIMIZATION_SERVICE_PORT", app: buildApp }],
});
