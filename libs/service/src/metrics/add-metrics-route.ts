import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { ownRoute } from "../http/own-route.ts";
import { renderHistogram } from "./render-histogram.ts";
import type { RequestMetrics } from "./request-metrics.ts";

/**
 * Adds /metrics in the text format of Prometheus: how long requests took by method, route and status, what prom-client tells
 * about the process, and what the service itself registers with prom-client. That library is loaded with the first scrape, so
 * that a start does not wait for it; its counts of garbage collections and event loop lag begin then.
 */
export function addMetricsRoute(app: FastifyInstance, requests: RequestMetrics): void {
  let registries: Promise<Registry[]> | undefined;
  app.get("/metrics", ownRoute, async (_request, reply) => {
    registries ??= makeRegistries(requests);
    const texts = (await registries).map((registry) => registry.metrics());
    reply.header("cache-control", "no-store").type("text/plain; version=0.0.4; charset=utf-8");
    return (await Promise.all(texts)).join("\n");
  });
}

async function makeRegistries(requests: RequestMetrics): Promise<Registry[]> {
  const { default: client } = await import("prom-client");
  const own = new client.Registry();
  own.registerMetric(renderHistogram(requests) as never);
  const shared = client.register;
  // One process, perhaps several listeners: each shows the process, and its own requests.
  if (!shared.getSingleMetric("process_cpu_seconds_total")) client.collectDefaultMetrics();
  return [own, shared];
}
