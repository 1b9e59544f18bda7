import { quote } from "../quote.ts";
import type { Finding } from "../start-failure.ts";
import type { Config } from "./config.ts";
import { sharedDefaults, sharedSchema } from "./config-schema.ts";
import { readFromEnvironment } from "./setting.ts";

type SharedSettings = Omit<Config, "ports" | "portsFile">;

/** Returns the settings that every service has besides its ports, or everything that is wrong with them. */
export function readSharedSettings(env: NodeJS.ProcessEnv): SharedSettings | { findings: Finding[] } {
  const raw: Record<string, string> = { ...sharedDefaults };
  for (const variable of Object.keys(sharedDefaults)) {
    const setting = readFromEnvironment(env, variable);
    if (setting) raw[variable] = setting.text;
  }
  const result = sharedSchema.safeParse(raw);
  if (!result.success) {
    return {
      findings: result.error.issues.map((issue) => {
        const variable = String(issue.path[0]);
        const message = `${variable} is ${quote(raw[variable] ?? "")}.`;
        const details = issue.message.split("\n");
        return { where: "environment", code: "ENV_INVALID", message, details };
      }),
    };
  }
  const { HOST, LOG_LEVEL, SHUTDOWN_DELAY_MS, SHUTDOWN_TIMEOUT_MS } = result.data;
  if (SHUTDOWN_DELAY_MS >= SHUTDOWN_TIMEOUT_MS) return { findings: [refuseDelay(result.data)] };
  return {
    host: HOST,
    logLevel: LOG_LEVEL,
    shutdownTimeoutMs: SHUTDOWN_TIMEOUT_MS,
    shutdownDelayMs: SHUTDOWN_DELAY_MS,
  };
}

function refuseDelay(times: { SHUTDOWN_DELAY_MS: number; SHUTDOWN_TIMEOUT_MS: number }): Finding {
  return {
    where: "environment",
    code: "ENV_INVALID",
    message: `SHUTDOWN_DELAY_MS is "${times.SHUTDOWN_DELAY_MS}".`,
    details: [
      `Expected less than SHUTDOWN_TIMEOUT_MS (${times.SHUTDOWN_TIMEOUT_MS}), or no time is left to answer requests.`,
    ],
  };
}
