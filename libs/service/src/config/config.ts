import type { PortsFile } from "./ports-file.ts";

/** Levels a service may log at. `silent` is left out: a service that says nothing cannot be operated. */
export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** A port as it was configured. */
export interface PortSetting {
  /** Name of the variable, e.g. PRICE_ALERTS_PORT. */
  variable: string;
  port: number;
  /** Who set it: `environment` or `config/ports.env:LINE`. */
  source: string;
}

/** All that a service takes from outside. */
export interface Config {
  /** An IP address of this machine, or a wildcard. */
  host: string;
  logLevel: LogLevel;
  /** Milliseconds from the first signal to a forced exit. */
  shutdownTimeoutMs: number;
  /** Milliseconds of serving on with /readyz at 503 before listeners close. */
  shutdownDelayMs: number;
  /** In the order they were asked for. */
  ports: PortSetting[];
  /** The workspace's defaults, when this process runs inside a workspace. */
  portsFile: PortsFile | undefined;
}
