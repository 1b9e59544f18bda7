import type { PortRow } from "@berth/registry";

/** The number that a row has in an environment; what is no number there is for the service to refuse. */
export function portOf({ env: variable, port }: PortRow, env: NodeJS.ProcessEnv): number {
  const text = env[variable] ?? "";
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) < 65_536 ? Number(text) : port;
}
