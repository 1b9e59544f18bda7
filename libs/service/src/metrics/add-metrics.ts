import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { OWN_ROUTE } from "../http/own-route.ts";
import { RequestDurations } from "./request-durations.ts";

/**
 * Adds /metrics in the text format of Prometheus: the duration of requests by method, route and status, what
 * prom-client tells about the process, and what the service itself registers with prom-client. Counts of garbage
 * collections and event loop lag begin with the first scrape.
 */
export function addMetrics(app: FastifyInstance): void {
  const durations = new RequestDurations();
  app.addHook("onResponse", (request, reply, next) => {
    // The pattern, `/alerts/:id`, never the URL: one series for each id would fill the memory of Prometheus.
    const route = request.routeOptions.url ?? "(none)";
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    next();
  });
  app.get("/metrics", OWN_ROUTE, async (_request, reply) => {
    const registries = [await durations.registry(), await processRegistry()];
    const texts = registries.map((registry) => registry.metrics());
    reply.header("cache-control", "no-store").type("text/plain; version=0.0.4; charset=utf-8");
    return (await Promise.all(texts)).join("\n");
  });
}

/** The registry of the process, which all listeners share with the service. */
async function processRegistry(): Promise<Registry> {
  const { default: client } = await import("prom-client");
  if (!client.register.getSingleMetric("process_cpu_seconds_total")) client.collectDefaultMetrics();
  return client.register;
}
