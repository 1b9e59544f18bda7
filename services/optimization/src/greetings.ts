import type { App } from "@berth/service";
import * as z from "zod";
import type { Config } from "./config.ts";

const Visitor = z.object({ name: z.string().trim().min(1).max(80) });
const Greeting = z.object({ greeting: z.string() });

/**
 * An example to replace. The schemas check what comes in and goes out, type the handler, and make the docs at /docs.
 */
export function addGreetings(app: App, { GREETING }: Config): void {
  app.post("/greetings", {
    schema: { summary: "Greets a visitor", body: Visitor, response: { 200: Greeting } },
    handler: async ({ body }) => ({ greeting: `${GREETING}, ${body.name}!` }),
  });
}
