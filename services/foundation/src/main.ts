import { serve } from "@berth/service";
import { buildApp } from "./app.ts";
import { Config } from "./config.ts";
import { buildFeed } from "./feed.ts";

await serve({
  service: "foundation",
  version: "0.1.0",
  config: Config,
  listeners: [
    { port: "FOUNDATION_PORT", app: buildFeed },
    { port: "FOUNDATION_HTTP_PORT", app: buildApp },
  ],
});
