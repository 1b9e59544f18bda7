import { urlOf } from "../external/url-of.ts";
import type { VariableRow } from "../read/read-variable-rows.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import { commandOf } from "../spec/command-of.ts";
import { mainRowOf } from "../spec/main-row-of.ts";
import { serviceUnknown } from "../spec/service-unknown.ts";
import type { Spec } from "../spec/spec.ts";
import { LAST_PORT } from "../spec/unsafe-ports.ts";
import type { Pair } from "./render-pairs.ts";

/** What of a spec the environment of its services follows from; a whole spec is one as well. */
export interface PortVariables extends Pick<Spec, "settings"> {
  /** Ascending by port. */
  ports: readonly VariableRow[];
}

/**
 * The variables of every live row as a program sees them: what `env` has wins, and a URL follows its port. An empty
 * variable counts as unset, as docker compose passes one that it lacks.
 *
 * With a service, `PORT` comes last: the number of its main row. It follows that row's variable alone, whatever `PORT`
 * is in `env`: that one names no service, and would give one service the port of another (docs/design.md 3.3).
 *
 * SERVICE_UNKNOWN for a service without a live row; ENV_INVALID and PORT_TAKEN where a variable of the service is set
 * to what is no port, or to the port of another service.
 */
export function variablesFor(
  spec: PortVariables,
  env: Readonly<Record<string, string | undefined>>,
  service?: string,
): Result<Pair[]> {
  const live = spec.ports.filter(({ status }) => status !== "retired");
  const pairs = live.flatMap((row): Pair[] => {
    const text = env[row.env] || String(row.port);
    const port = isPort(text) ? Number(text) : row.port;
    return [[row.env, text], ...(row.url ? [[row.url, env[row.url] || urlOf({ ...row, port })] as Pair] : [])];
  });
  if (service === undefined) return success(pairs);
  const own = live.filter((row) => row.service === service);
  const main = mainRowOf(own, service);
  if (main === undefined) return refusal(explainMissing(service, spec));
  const faults = own.flatMap((row) => findFault(row, env[row.env] || String(row.port), live) ?? []);
  return faults.length > 0 ? refusal(...faults) : success([...pairs, ["PORT", env[main.env] || String(main.port)]]);
}

const isPort = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= LAST_PORT;

function explainMissing(service: string, spec: PortVariables): Failure {
  if (!spec.ports.some((row) => row.service === service)) return serviceUnknown(service, spec);
  return {
    code: "SERVICE_UNKNOWN",
    message: `${service} is retired, so it has no port.`,
    fix: `List the services with ${commandOf(spec, "list")}.`,
  };
}

function findFault(
  { env, port, service }: VariableRow,
  text: string,
  live: readonly VariableRow[],
): Failure | undefined {
  if (!isPort(text))
    return {
      code: "ENV_INVALID",
      message: `${env} is ${JSON.stringify(text)} in the environment, which is no port.`,
      fix: `Set ${env} to a number from 1 to ${LAST_PORT}, or unset it: ${port} is its port.`,
    };
  const other = live.find((row) => row.port === Number(text) && row.service !== service);
  return (
    other && {
      code: "PORT_TAKEN",
      message: `${env} is ${text} in the environment, which is the port of ${other.service} (${other.env}).`,
      fix: `Set ${env} to a number that the spec does not assign, or unset it: ${port} is its port.`,
    }
  );
}
