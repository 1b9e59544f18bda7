import { gunzipSync } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { OWN_PAGE_POLICY } from "../http/own-page-policy.ts";
import { OWN_ROUTE } from "../http/own-route.ts";
import type { CollectedRoutes } from "./collect-routes.ts";
import { renderPage, START_SCRIPT } from "./docs-page.ts";

/**
 * Adds /docs/json, the OpenAPI 3.1 document, and /docs, where Swagger UI shows it. Everything comes from this process:
 * no CDN, and no files, which a bundle lacks. All of it is loaded or rendered with the first request for it.
 */
export function addDocsRoutes(
  app: FastifyInstance,
  collected: CollectedRoutes,
  info: { title: string; version: string },
): void {
  let document: Promise<object> | undefined;
  app.get("/docs/json", OWN_ROUTE, async () => {
    document ??= import("./render-document.ts").then(({ renderDocument }) => renderDocument(collected, info));
    return document;
  });
  app.get("/docs", OWN_ROUTE, async (_request, reply) => {
    reply.header("content-security-policy", OWN_PAGE_POLICY).type("text/html; charset=utf-8");
    return renderPage(info.title);
  });
  app.get("/docs/", OWN_ROUTE, async (_request, reply) => reply.redirect("../docs"));
  app.get("/docs/start.js", OWN_ROUTE, async (_request, reply) => {
    reply.type("text/javascript; charset=utf-8");
    return START_SCRIPT;
  });
  app.get("/docs/swagger-ui.js", OWN_ROUTE, async (request, reply) =>
    sendPacked(request, reply.type("text/javascript; charset=utf-8"), (await loadUi()).script),
  );
  app.get("/docs/swagger-ui.css", OWN_ROUTE, async (request, reply) =>
    sendPacked(request, reply.type("text/css; charset=utf-8"), (await loadUi()).style),
  );
}

const loadUi = () => import("#swagger-ui");

/** @param packed base64 of gzip: the only compression that every client takes over plain HTTP. */
async function sendPacked(request: FastifyRequest, reply: FastifyReply, packed: string) {
  const bytes = Buffer.from(packed, "base64");
  reply.header("vary", "accept-encoding").header("cache-control", "public, max-age=3600");
  if (!/\bgzip\b/.test(String(request.headers["accept-encoding"]))) return gunzipSync(bytes);
  reply.header("content-encoding", "gzip");
  return bytes;
}
