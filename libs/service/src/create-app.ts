import fastify, { type FastifyInstance } from "fastify";
import type { App, ServiceApp } from "./app.ts";
import type { LogLevel } from "./config/config.ts";
import { addDocsRoutes } from "./docs/add-docs-routes.ts";
import { collectRoutes } from "./docs/collect-routes.ts";
import { refuseUnknownHosts } from "./host/refuse-unknown-hosts.ts";
import { addHealthRoutes } from "./http/add-health-routes.ts";
import { answerError, answerNotFound } from "./http/answer-error.ts";
import { createLogger } from "./http/logger.ts";
import { serverOptions } from "./http/server-options.ts";
import { trackRequests } from "./http/track-requests.ts";
import { useZodSchemas } from "./http/use-zod-schemas.ts";
import { addMetricsRoute } from "./metrics/add-metrics-route.ts";
import { RequestMetrics } from "./metrics/request-metrics.ts";
import { drainConnections } from "./shutdown/drain-connections.ts";
import { loadTracing } from "./telemetry/load-tracing.ts";

export interface CreateAppOptions<Settings = unknown> {
  /** Name of the service, e.g. price-alerts. */
  service: string;
  app: ServiceApp<Settings>;
  /** The service's own settings, parsed. Default: an empty object. */
  config?: Settings | undefined;
  /** Shown by /health and /docs. */
  version?: string | undefined;
  /** Default `warn`: a test shows what went wrong and nothing else. `serve` passes LOG_LEVEL. */
  logLevel?: LogLevel | undefined;
  /** Aborted when the process is told to stop; `serve` passes its own. */
  stop?: AbortSignal | undefined;
}

/**
 * Returns a Fastify instance with the service's app and what all services share: health, metrics and docs routes, request
 * ids, answers for errors and unknown routes, limits, log. It is ready for `inject` and does not listen.
 * @throws whatever the app throws.
 */
export async function createApp<Settings = Record<string, never>>(options: CreateAppOptions<Settings>): Promise<App> {
  const { service, version, logLevel = "warn", stop = new AbortController().signal } = options;
  const config = options.config ?? ({} as Settings);
  const tracing = await loadTracing();
  const requests = new RequestMetrics();
  const app: FastifyInstance = fastify({
    ...serverOptions,
    logger: false,
  });
  // In place of Fastify's own: with that one, each request gets a child and two listeners before anybody wants to log.
  const log = createLogger(service, logLevel, tracing?.describeSpan);
  app.log = log;
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  trackRequests(app, log, requests);
  refuseUnknownHosts(app);
  drainConnections(app, stop);
  await tracing?.register(app, service, version);
  addHealthRoutes(app, { service, version, isStopping: () => stop.aborted });
  addMetricsRoute(app, requests);
  useZodSchemas(app);
  const routes = collectRoutes(app);
  addDocsRoutes(app, routes, { title: service, version: version ?? "unversioned" });
  // A scope of its own: a service's authentication hook must not lock the health probes out.
  app.register(async (scope) => options.app(scope as unknown as App, config));
  await app.ready();
  return app as unknown as App;
}
