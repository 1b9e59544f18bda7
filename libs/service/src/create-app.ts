import fastify, { type FastifyInstance } from "fastify";
import { type $ZodType, safeParseAsync } from "zod/v4/core";
import en from "zod/v4/locales/en.js";
import type { App, ServiceApp } from "./app.ts";
import type { LogLevel } from "./config/config.ts";
import { addDocsRoutes } from "./docs/add-docs-routes.ts";
import { collectRoutes } from "./docs/collect-routes.ts";
import { refuseUnknownHosts } from "./host/refuse-unknown-hosts.ts";
import { addHealthRoutes } from "./http/add-health-routes.ts";
import { answerError, answerNotFound } from "./http/answer-error.ts";
import { endRefusedUpgrades } from "./http/end-refused-upgrades.ts";
import { limitNesting } from "./http/limit-nesting.ts";
import { REQUEST_ID_HEADER } from "./http/request-id.ts";
import { useEnglish } from "./http/schema-compilers.ts";
import { SERVER_OPTIONS } from "./http/server-options.ts";
import { reportDropsTo } from "./log/log-output.ts";
import { loggerOptions } from "./log/logger-options.ts";
import { addMetrics } from "./metrics/add-metrics.ts";
import { drainConnections } from "./shutdown/drain-connections.ts";
import { loadTracing } from "./telemetry/load-tracing.ts";

/** A service's own settings, as a test gives them. */
export type GivenSettings<Settings, Input> =
  | {
      /** The schema of the settings, as `serve` takes it. */
      schema: $ZodType<Settings, Input>;
      /** What the schema takes, as the environment would give it: defaults and transforms apply. */
      config?: Input | undefined;
    }
  | {
      schema?: undefined;
      /** The settings as the app gets them. Default: an empty object. */
      config?: Settings | undefined;
    };

export type CreateAppOptions<Settings = unknown, Input = Settings> = GivenSettings<Settings, Input> & {
  /** Name of the service, e.g. price-alerts. */
  service: string;
  app: ServiceApp<Settings>;
  /** Shown by /health and /docs. */
  version?: string | undefined;
  /** Default `warn`: a test shows what went wrong and nothing else. `serve` passes LOG_LEVEL. */
  logLevel?: LogLevel | undefined;
  /** Aborted when the process is told to stop; `serve` passes its own. */
  stop?: AbortSignal | undefined;
};

/**
 * Returns a Fastify instance with the service's app and what all services share: health, metrics and docs routes,
 * request ids, answers for errors and unknown routes, limits, log. It is ready for `inject` and does not listen.
 * @throws whatever the app throws, and a TypeError when `config` is not what `schema` takes.
 */
export async function createApp<Settings = Record<string, never>, Input = Settings>(
  options: CreateAppOptions<Settings, Input>,
): Promise<App> {
  const { service, version, logLevel = "warn", stop = new AbortController().signal } = options;
  const config = await parseSettings(options);
  useEnglish();
  const tracing = await loadTracing();
  const logger = await loggerOptions(service, logLevel, tracing?.describeSpan);
  const app: FastifyInstance = fastify({ ...SERVER_OPTIONS, logger });
  reportDropsTo(app.log);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  drainConnections(app, stop);
  app.addHook("onRequest", (request, reply, next) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    next();
  });
  addMetrics(app);
  endRefusedUpgrades(app);
  refuseUnknownHosts(app);
  limitNesting(app);
  await tracing?.register(app, service, version);
  addHealthRoutes(app, { service, version, isStopping: () => stop.aborted });
  const routes = collectRoutes(app);
  addDocsRoutes(app, routes, { title: service, version: version ?? "unversioned" });
  // A scope of its own: a service's authentication hook must not lock the health probes out.
  app.register(async (scope) => options.app(scope as unknown as App, config));
  await app.ready();
  return app as unknown as App;
}

async function parseSettings<Settings, Input>({ schema, config }: GivenSettings<Settings, Input>): Promise<Settings> {
  if (!schema) return config ?? ({} as Settings);
  const result = await safeParseAsync(schema, config ?? {}, { error: en().localeError });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  const advice = "A generated service gives its tests their settings in src/test-settings.ts.";
  throw new TypeError(`createApp({ config }) is not what its schema takes:\n${lines.join("\n")}\n${advice}`);
}
