import { serve } from "@berth/service";
import { buildApp } from "./app.ts";

await serve({
  service: "foundation",
  listeners: [
    { port: "FOUNDATION_PORT", app: buildApp },
    { port: "FOUNDATION_HTTP_PORT", app: buildApp },
  ],
});
