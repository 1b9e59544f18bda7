import type { $ZodType } from "zod/v4/core";
import { EXIT_STATUS, type Failure, StartFailure } from "../start-failure.ts";
import { checkEndpoint } from "../telemetry/check-endpoint.ts";
import type { Config } from "./config.ts";
import { findPortClashes } from "./find-port-clashes.ts";
import { findPortsFile, searchStarts } from "./find-ports-file.ts";
import type { PortsFile } from "./ports-file.ts";
import { PORTS_FILE_PATH } from "./ports-file.ts";
import { readOwnSettings } from "./read-own-settings.ts";
import { readPortSetting } from "./read-port-setting.ts";
import { readSharedSettings } from "./read-shared-settings.ts";

/** What to read, and where from; the last two are for tests. */
export interface ConfigRequest<Settings> {
  /** Name of the service, for the message. */
  service: string;
  /** Names of its port variables. */
  ports: readonly string[];
  /** The settings it declares itself: an object schema whose keys are variables. */
  schema?: $ZodType<Settings> | undefined;
  env?: NodeJS.ProcessEnv;
  /** Folders to look for config/ports.env from, upwards. */
  from?: readonly string[];
}

/**
 * Reads all settings of a service. The environment wins; a port that is not set there comes from config/ports.env; an
 * empty string counts as unset.
 * @returns them, and as `own` those that the service declares itself, parsed.
 * @throws StartFailure (exit status 78) that lists every problem, not only the first.
 */
export async function readConfig<Settings = Record<string, never>>(
  request: ConfigRequest<Settings>,
): Promise<Config & { own: Settings }> {
  const { service, schema, ports: variables, env = process.env, from = searchStarts() } = request;
  const failures: Failure[] = [];
  const portsFile = readPortsFile(from, failures);
  const unreadable = failures.length > 0;
  const ports = variables.flatMap((variable) => {
    const result = readPortSetting(variable, { env, portsFile, from });
    // A variable that may well be in a file we could not read is not missing.
    if ("failures" in result) {
      failures.push(...result.failures.filter(({ code }) => !unreadable || code !== "ENV_MISSING"));
    }
    return "failures" in result ? [] : [result];
  });
  failures.push(...findPortClashes(ports, portsFile));
  const shared = readSharedSettings(env);
  if ("failures" in shared) failures.push(...shared.failures);
  const own = schema ? await readOwnSettings(schema, { env, portsFile }) : { value: {} as Settings };
  if ("failures" in own) failures.push(...own.failures);
  failures.push(...checkEndpoint(env));
  if (failures.length > 0 || "failures" in shared || "failures" in own) {
    throw new StartFailure(service, failures, EXIT_STATUS.badConfig);
  }
  return { ...shared, ports, portsFile, own: own.value };
}

function readPortsFile(from: readonly string[], failures: Failure[]): PortsFile | undefined {
  try {
    return findPortsFile(from);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    const message = `${PORTS_FILE_PATH} exists but cannot be read: ${reason}.`;
    failures.push({ where: PORTS_FILE_PATH, code: "ENV_INVALID", message, details: [] });
    return undefined;
  }
}
