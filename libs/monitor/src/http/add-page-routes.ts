import { createHash } from "node:crypto";
import { type App, OWN_PAGE_POLICY } from "@berth/service";
import { Refused } from "./refused.ts";

const HIDDEN = { schema: { hide: true } } as const;

/** Serves the built page at `/`, with the token of this process in it, and its files beside it. */
export function addPageRoutes(app: App, token: string): void {
  app.get("/", HIDDEN, async (_request, reply) => {
    const { files } = await import("#page");
    const { body, type } = files["index.html"] ?? { body: "", type: "text/html" };
    return reply
      .type(type)
      .headers({
        "content-security-policy": OWN_PAGE_POLICY,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      })
      .send(body.replace("<head>", () => `<head>\n    <meta name="berth-token" content="${token}" />`));
  });
  app.get<{ Params: { name: string } }>("/assets/:name", HIDDEN, async ({ headers, params }, reply) => {
    const { files } = await import("#page");
    const path = `assets/${params.name}`;
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (!file) throw new Refused(404, { code: "FILE_UNKNOWN", message: "The page has no such file." });
    const tag = `"${createHash("sha256").update(file.body).digest("base64url").slice(0, 16)}"`;
    // Their names change with their content.
    reply.headers({ etag: tag, "cache-control": "public, max-age=31536000, immutable" });
    reply.header("x-content-type-options", "nosniff");
    return headers["if-none-match"] === tag ? reply.code(304).send() : reply.type(file.type).send(file.body);
  });
}
