import { Hono } from "hono";
import { serve } from "@hono/node-server";

const app = new Hono();
app.get("/", (c) => c.text("ok", 200));

serve({ fetch: app.fetch, port: 8787 }, (info) => {
  console.log(`Listening on http://localhost:${info.port}`);
});

Deno.serve({ port: 8000, hostname: "127.0.0.1" }, () => new Response("hi"));

const bun = Bun.serve({
  port: Bun.env.BUN_PORT || 3900,
  fetch: () => new Response("bun", { headers: { "cache-control": "max-age=31536000" } }),
});
export { bun };
