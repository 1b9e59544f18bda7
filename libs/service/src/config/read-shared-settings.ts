import { quote } from "../quote.ts";
import type { Failure } from "../start-failure.ts";
import type { Config } from "./config.ts";
import { SHARED_DEFAULTS, sharedSchema } from "./config-schema.ts";
import { readFromEnvironment } from "./setting.ts";

type SharedSettings = Omit<Config, "ports" | "portsFile">;

/** Returns the settings that every service has besides its ports, or everything that is wrong with them. */
export function readSharedSettings(env: NodeJS.ProcessEnv): SharedSettings | { failures: Failure[] } {
  const raw: Record<string, string> = { ...SHARED_DEFAULTS };
  for (const variable of Object.keys(SHARED_DEFAULTS)) {
    const setting = readFromEnvironment(env, variable);
    if (setting) raw[variable] = setting.text;
  }
  const result = sharedSchema.safeParse(raw);
  if (!result.success) {
    return {
      failures: result.error.issues.map((issue) => {
        const variable = String(issue.path[0]);
        const message = `${variable} is ${quote(raw[variable] ?? "")}.`;
        const details = issue.message.split("\n");
        return { where: "environment", code: "ENV_INVALID", message, details };
      }),
    };
  }
  const { HOST, LOG_LEVEL, SHUTDOWN_DELAY_MS, SHUTDOWN_TIMEOUT_MS } = result.data;
  if (SHUTDOWN_DELAY_MS >= SHUTDOWN_TIMEOUT_MS) return { failures: [refuseDelay(result.data)] };
  return {
    host: HOST,
    logLevel: LOG_LEVEL,
    shutdownTimeoutMs: SHUTDOWN_TIMEOUT_MS,
    shutdownDelayMs: SHUTDOWN_DELAY_MS,
  };
}

function refuseDelay(times: { SHUTDOWN_DELAY_MS: number; SHUTDOWN_TIMEOUT_MS: number }): Failure {
  return {
    where: "environment",
    code: "ENV_INVALID",
    message: `SHUTDOWN_DELAY_MS is "${times.SHUTDOWN_DELAY_MS}".`,
    details: [
      `Expected less than SHUTDOWN_TIMEOUT_MS (${times.SHUTDOWN_TIMEOUT_MS}), or no time is left to answer requests.`,
    ],
  };
}
