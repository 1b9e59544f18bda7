import type { FastifyInstance } from "fastify";

/** Why the service cannot do its work now, in a sentence; undefined while it can. */
export type ReadinessCheck = () => string | undefined | Promise<string | undefined>;

const readinessChecks = Symbol("readiness checks");

/**
 * Adds a check that runs at each request for /readyz; while it has a reason, the answer is 503 with it. A check that
 * throws has its error for a reason.
 */
export function addReadiness(app: Pick<FastifyInstance, "getDecorator">, check: ReadinessCheck): void {
  app.getDecorator<ReadinessCheck[]>(readinessChecks).push(check);
}

/** Gives an app a place for checks, and returns what asks all of them at once. */
export function prepareReadiness(app: FastifyInstance): () => Promise<string[]> {
  const checks: ReadinessCheck[] = [];
  app.decorate(readinessChecks, checks);
  return async () => (await Promise.all(checks.map(ask))).flatMap((reason) => reason ?? []);
}

async function ask(check: ReadinessCheck): Promise<string | undefined> {
  try {
    return await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
