import type { $ZodType } from "zod/v4/core";
import { exitStatus, type Finding, StartFailure } from "../start-failure.ts";
import { checkEndpoint } from "../telemetry/check-endpoint.ts";
import type { Config } from "./config.ts";
import { findPortClashes } from "./find-port-clashes.ts";
import { findPortsFile, searchStarts } from "./find-ports-file.ts";
import type { PortsFile } from "./ports-file.ts";
import { portsFilePath } from "./ports-file.ts";
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
 * Reads all settings of a service. The environment wins; a port that is not set there comes from config/ports.env; an empty
 * string counts as unset.
 * @returns them, and as `own` those that the service declares itself, parsed.
 * @throws StartFailure (exit status 78) that lists every problem, not only the first.
 */
export async function readConfig<Settings = Record<string, never>>(
  request: ConfigRequest<Settings>,
): Promise<Config & { own: Settings }> {
  const { service, schema, ports: variables, env = process.env, from = searchStarts() } = request;
  const findings: Finding[] = [];
  const portsFile = readPortsFile(from, findings);
  const unreadable = findings.length > 0;
  const ports = variables.flatMap((variable) => {
    const result = readPortSetting(variable, { env, portsFile, from });
    // A variable that may well be in a file we could not read is not missing.
    if ("findings" in result) {
      findings.push(...result.findings.filter(({ code }) => !unreadable || code !== "ENV_MISSING"));
    }
    return "findings" in result ? [] : [result];
  });
  findings.push(...findPortClashes(ports, portsFile));
  const shared = readSharedSettings(env);
  if ("findings" in shared) findings.push(...shared.findings);
  const own = schema ? await readOwnSettings(schema, { env, portsFile }) : { value: {} as Settings };
  if ("findings" in own) findings.push(...own.findings);
  findings.push(...checkEndpoint(env));
  if (findings.length > 0 || "findings" in shared || "findings" in own) {
    throw new StartFailure(service, findings, exitStatus.badConfig);
  }
  return { ...shared, ports, portsFile, own: own.value };
}

function readPortsFile(from: readonly string[], findings: Finding[]): PortsFile | undefined {
  try {
    return findPortsFile(from);
  } catch (error) {
    const message = `${portsFilePath} is there but cannot be read: ${error instanceof Error ? error.message : error}.`;
    findings.push({ where: portsFilePath, code: "ENV_INVALID", message, details: [] });
    return undefined;
  }
}
