import fastify, { type FastifyInstance } from "fastify";
import type { LogLevel } from "./config/config.ts";
import { answerError, answerNotFound } from "./http/answer-error.ts";
import { addHealthRoutes } from "./http/health-routes.ts";
import { createLogger } from "./http/logger.ts";
import { returnRequestId } from "./http/request-id.ts";
import { serverOptions } from "./http/server-options.ts";
import { drainConnections } from "./shutdown/drain-connections.ts";

/** What a service adds: routes, hooks, plugins. It does not listen. Its hooks do not reach the health routes. */
export type ServiceApp = (app: FastifyInstance) => Promise<void>;

export interface CreateAppOptions {
  /** Name of the service, e.g. price-alerts. */
  service: string;
  app: ServiceApp;
  /** Shown by /health. */
  version?: string | undefined;
  /** Default `warn`: a test shows what went wrong and nothing else. `serve` passes LOG_LEVEL. */
  logLevel?: LogLevel | undefined;
  /** Whether the process was told to stop; `serve` passes its own. */
  isStopping?: (() => boolean) | undefined;
}

/**
 * Returns a Fastify instance with the service's app and what all services share: health routes, request ids, answers for
 * errors and unknown routes, limits, log. It is ready for `inject` and does not listen.
 * @throws whatever the app throws.
 */
export async function createApp(options: CreateAppOptions): Promise<FastifyInstance> {
  const { service, version, logLevel = "warn", isStopping = () => false } = options;
  const app: FastifyInstance = fastify({
    ...serverOptions,
    logger: createLogger(service, logLevel),
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  returnRequestId(app);
  drainConnections(app, isStopping);
  addHealthRoutes(app, { service, version, isStopping });
  // A scope of its own: a service's authentication hook must not lock the health probes out.
  app.register(async (scope) => options.app(scope));
  await app.ready();
  return app;
}
