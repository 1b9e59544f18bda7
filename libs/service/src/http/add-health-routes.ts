import type { FastifyInstance } from "fastify";
import { OWN_ROUTE } from "./own-route.ts";
import { prepareReadiness } from "./readiness.ts";

/** What the health routes tell about. */
export interface HealthSubject {
  service: string;
  version: string | undefined;
  /** True from the moment the process was told to stop. */
  isStopping: () => boolean;
}

const healthFacts = Symbol("health facts");

/** Adds a field to what /health tells, evaluated at each request, e.g. the state of a connection. */
export function addHealthFact(app: Pick<FastifyInstance, "getDecorator">, name: string, read: () => unknown): void {
  app.getDecorator<Map<string, () => unknown>>(healthFacts).set(name, read);
}

/**
 * Adds /livez (200 while the process can answer; no dependency may fail it, or an outage elsewhere restarts every
 * service), /readyz (503 from the moment the process was told to stop, and while a check of `addReadiness` has a
 * reason) and /health (for people and agents; always 200).
 */
export function addHealthRoutes(app: FastifyInstance, subject: HealthSubject): void {
  const { service, version, isStopping } = subject;
  const facts = new Map<string, () => unknown>();
  app.decorate(healthFacts, facts);
  app.get("/livez", OWN_ROUTE, async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return { status: "ok" };
  });
  const listReasons = prepareReadiness(app);
  app.get("/readyz", OWN_ROUTE, async (_request, reply) => {
    const reasons = isStopping() ? [] : await listReasons();
    const status = isStopping() ? "stopping" : reasons.length > 0 ? "not ready" : "ok";
    reply.header("cache-control", "no-store").code(status === "ok" ? 200 : 503);
    return reasons.length > 0 ? { status, reasons } : { status };
  });
  app.get("/health", OWN_ROUTE, async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return {
      service,
      ...(version === undefined ? {} : { version }),
      status: isStopping() ? "stopping" : "ok",
      uptimeSeconds: Math.round(process.uptime()),
      port: readPort(app),
      ...Object.fromEntries([...facts].map(([name, read]) => [name, read()])),
    };
  });
}

/** The port this instance listens on; null when it does not listen (a test that injects). */
function readPort(app: FastifyInstance): number | null {
  const address = app.server.address();
  return address !== null && typeof address === "object" ? address.port : null;
}
