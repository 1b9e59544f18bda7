import { setTimeout as sleep } from "node:timers/promises";
import fastifyOtel from "@fastify/otel";
import { DiagLogLevel, diag, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { FastifyInstance } from "fastify";
import { pathOf } from "../log/loggable.ts";

/**
 * How long a stop may wait for the last spans, in milliseconds: a collector that is down must not make it a failure.
 */
const FLUSH_MS = 2_000;

let provider: NodeTracerProvider | undefined;

/**
 * Makes each request one span, child of the caller's (W3C trace context), and sends the spans as OTLP over HTTP. What
 * the environment says of endpoint, headers, sampling, batches and resource wins, as the specification has it.
 */
export async function registerTracing(
  app: FastifyInstance,
  service: string,
  version: string | undefined,
): Promise<void> {
  warnOfProtocol(app);
  reportLostSpans(app);
  const tracer = startProvider(service, version);
  const instrumentation = new fastifyOtel.FastifyOtelInstrumentation({
    instrumentHooks: false,
    instrumentHandler: false,
    requestHook: (span, { method, routeOptions, url }) => {
      span.updateName(routeOptions.url ? `${method} ${routeOptions.url}` : method);
      span.setAttribute("url.path", pathOf(url));
    },
  });
  instrumentation.setTracerProvider(tracer);
  await app.register(instrumentation.plugin());
  app.addHook("onClose", async () => {
    const given = new AbortController();
    const late = sleep(FLUSH_MS, "late", { signal: given.signal }).catch(() => undefined);
    const flushed = tracer.forceFlush().catch((err) => app.log.warn({ err }, "spans were lost"));
    if ((await Promise.race([flushed, late])) === "late") {
      app.log.warn(`spans were lost: the collector did not take them within ${FLUSH_MS} ms`);
    }
    given.abort();
  });
}

/** Of the active request, for its log lines. */
export function describeSpan(): { traceId?: string; spanId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { traceId: span.traceId, spanId: span.spanId } : {};
}

/** One for the process, however many listeners it has. */
function startProvider(service: string, version: string | undefined): NodeTracerProvider {
  if (provider) return provider;
  const facts = { "service.name": service, ...(version === undefined ? {} : { "service.version": version }) };
  const resource = defaultResource()
    .merge(resourceFromAttributes(facts))
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES.
    .merge(detectResources({ detectors: [envDetector] }));
  provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
  provider.register();
  return provider;
}

/** Otherwise a collector that refuses spans, or speaks another protocol, shows nowhere. */
function reportLostSpans(app: FastifyInstance): void {
  const ignore = () => undefined;
  const error = (cause: string) => app.log.warn({ cause }, "spans were lost");
  const logger = { error, warn: ignore, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}

function warnOfProtocol(app: FastifyInstance): void {
  const { OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL } = process.env;
  const protocol = OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || OTEL_EXPORTER_OTLP_PROTOCOL;
  if (!protocol || protocol === "http/protobuf") return;
  app.log.warn({ protocol }, "traces are sent as http/protobuf: the only protocol built in");
}
