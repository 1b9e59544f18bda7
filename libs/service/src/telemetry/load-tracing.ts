import type { FastifyInstance } from "fastify";

/** Tracing, loaded. */
export interface Tracing {
  /** Must be called before the routes that it is to see are added. */
  register: (app: FastifyInstance, service: string, version: string | undefined) => Promise<void>;
  /** Fields for each log line. */
  describeSpan: () => object;
}

/** Loads OpenTelemetry when the environment says where traces go; otherwise nothing of it. */
export async function loadTracing(): Promise<Tracing | undefined> {
  if (!wantsTraces(process.env)) return undefined;
  const { describeSpan, registerTracing } = await import("./register-tracing.ts");
  return { describeSpan, register: registerTracing };
}

/**
 * Whether the environment asks for traces: an endpoint is set and nothing switches them off.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function wantsTraces(env: NodeJS.ProcessEnv): boolean {
  if (env["OTEL_SDK_DISABLED"]?.trim().toLowerCase() === "true") return false;
  if (env["OTEL_TRACES_EXPORTER"]?.trim().toLowerCase() === "none") return false;
  return Boolean(env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] || env["OTEL_EXPORTER_OTLP_ENDPOINT"]);
}
