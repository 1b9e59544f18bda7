import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Config } from "./config/config.ts";
import { readConfig } from "./config/read-config.ts";
import { createApp, type ServiceApp } from "./create-app.ts";
import { listenMark } from "./http/logger.ts";
import { bindPorts, checkPortsFree } from "./port/guard-ports.ts";
import { stopOnSignal } from "./shutdown/stop-on-signal.ts";
import { exitWithFailure } from "./start-failure.ts";

/** One port of a service and what answers on it. */
export interface Listener {
  /** Name of the variable that holds the number, e.g. PRICE_ALERTS_PORT. */
  port: string;
  app: ServiceApp;
}

export interface ServeOptions {
  /** Name of the service: its folder below services/. */
  service: string;
  listeners: readonly Listener[];
  /** Shown by /health. */
  version?: string | undefined;
}

/**
 * Runs a service: reads its settings, makes sure that its ports are its own, listens, and stops gracefully on a signal.
 * Resolves when all listeners accept requests. Never rejects: what prevents the start goes to stderr, and the process ends
 * with status 78 (wrong settings), 98 (a port cannot be bound) or 1 (the app threw).
 */
export async function serve(options: ServeOptions): Promise<void> {
  const state = { stopping: false };
  try {
    await start(options, state);
  } catch (error) {
    // A signal during the start makes the rest of it fail; the shutdown under way decides the exit status.
    if (!state.stopping) exitWithFailure(error);
  }
}

async function start({ service, version, listeners }: ServeOptions, state: { stopping: boolean }) {
  const config = readConfig({ service, ports: listeners.map(({ port }) => port) });
  await checkPortsFree(service, config);
  const isStopping = () => state.stopping;
  const { logLevel } = config;
  const apps = await Promise.all(
    listeners.map(({ app }) => createApp({ service, app, version, logLevel, isStopping })),
  );
  const [first] = apps;
  if (!first) throw new Error(`serve({ service: "${service}" }) needs at least one listener.`);
  stopOnSignal({
    log: first.log,
    timeoutMs: config.shutdownTimeoutMs,
    announce: () => {
      state.stopping = true;
    },
    drain: async () => {
      await sleep(config.shutdownDelayMs);
      await Promise.all(apps.map((app) => app.close()));
    },
  });
  await bindPorts(
    service,
    config,
    // Exclusive, so that a worker of node:cluster fails like any other process instead of sharing the port.
    apps.map(
      (app) => (at) => app.listen({ ...at, exclusive: true, listenTextResolver: () => listenMark }),
    ),
  );
  logStart(config, apps);
}

function logStart({ host, ports }: Config, apps: readonly FastifyInstance[]): void {
  for (const [index, { port, variable, source }] of ports.entries()) {
    const place = host.includes(":") ? `[${host}]` : host;
    const text = `listening on http://${place}:${port} (${variable}, ${source})`;
    apps[index]?.log.info({ address: host, port, variable, source }, text);
  }
}
