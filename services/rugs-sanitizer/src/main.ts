import { serve } from "@berth/service";
import { buildApp } from "./app.ts";

await serve({
  service: "rugs-sanitizer",
  listeners: [{ port: "RUGS_SANITIZER_PORT", app: buildApp }],
});
