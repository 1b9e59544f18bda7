import type { FastifyInstance } from "fastify";
import { wantsTraces } from "./wants-traces.ts";

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
