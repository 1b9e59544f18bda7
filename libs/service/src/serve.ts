import { setTimeout as sleep } from "node:timers/promises";
import type { $ZodType } from "zod/v4/core";
import type { App, ServiceApp } from "./app.ts";
import type { Config } from "./config/config.ts";
import { readConfig } from "./config/read-config.ts";
import { createApp } from "./create-app.ts";
import { LISTEN_MARK } from "./log/logger-options.ts";
import { bindPorts, checkPortsFree } from "./port/guard-ports.ts";
import { stopOnSignal } from "./shutdown/stop-on-signal.ts";
import { exitWithFailure } from "./start-failure.ts";

/** One port of a service and what answers on it. */
export interface Listener<Settings = Record<string, never>> {
  /** Name of the variable that holds the number, e.g. PRICE_ALERTS_PORT. */
  port: string;
  app: ServiceApp<Settings>;
}

export interface ServeOptions<Settings = Record<string, never>> {
  /** Name of the service: its folder below services/. */
  service: string;
  /** The service's own settings: a zod object, classic or mini, with a key for each variable. */
  config?: $ZodType<Settings> | undefined;
  listeners: readonly Listener<Settings>[];
  /** Shown by /health. */
  version?: string | undefined;
}

/**
 * Runs a service: reads its settings, makes sure that its ports are its own, listens, and stops gracefully on a signal.
 * Resolves when all listeners accept requests. Never rejects: what prevents the start goes to stderr, and the process
 * ends with status 78 (wrong settings), 98 (a port cannot be bound) or 1 (the app threw).
 */
export async function serve<Settings = Record<string, never>>(options: ServeOptions<Settings>): Promise<void> {
  const stop = new AbortController();
  try {
    await start(options, stop);
  } catch (error) {
    // A signal during the start makes the rest of it fail; the shutdown under way decides the exit status.
    if (!stop.signal.aborted) await exitWithFailure(error);
  }
}

async function start<Settings>(options: ServeOptions<Settings>, stop: AbortController) {
  const { service, version, listeners, config: schema } = options;
  const config = await readConfig({ service, ports: listeners.map(({ port }) => port), schema });
  await checkPortsFree(service, config);
  const shared = { service, version, config: config.own, logLevel: config.logLevel };
  const apps = await Promise.all(listeners.map(({ app }) => createApp({ ...shared, app, stop: stop.signal })));
  const [first] = apps;
  if (!first) throw new Error(`serve({ service: "${service}" }) needs at least one listener.`);
  stopOnSignal({
    log: first.log,
    timeoutMs: config.shutdownTimeoutMs,
    announce: () => stop.abort(),
    drain: async () => {
      await sleep(config.shutdownDelayMs);
      await Promise.all(apps.map((app) => app.close()));
    },
  });
  await bindPorts(
    service,
    config,
    // Exclusive, so that a worker of node:cluster fails like any other process instead of sharing the port.
    apps.map((app) => (at) => app.listen({ ...at, exclusive: true, listenTextResolver: () => LISTEN_MARK })),
  );
  logStart(config, apps);
}

function logStart({ host, ports }: Config, apps: readonly App[]): void {
  for (const [index, { port, variable, source }] of ports.entries()) {
    const place = host.includes(":") ? `[${host}]` : host;
    const text = `listening on http://${place}:${port} (${variable}, ${source})`;
    apps[index]?.log.info({ address: host, port, variable, source }, text);
  }
}
