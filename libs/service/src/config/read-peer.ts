import { isIP } from "node:net";
import { quote } from "../quote.ts";
import { EXIT_STATUS, type Failure, StartFailure } from "../start-failure.ts";
import { findPortsFile, searchStarts } from "./find-ports-file.ts";
import { readPortSetting } from "./read-port-setting.ts";
import { readFromEnvironment } from "./setting.ts";

/** Where another service of the workspace answers. */
export interface Peer {
  /** An IP address or the name of a machine, as it stands in a URL: an IPv6 address is in brackets. */
  host: string;
  port: number;
}

/** RFC 1123: the name of a container or a machine. */
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/**
 * Returns where the service behind a port variable answers: the port from the environment or config/ports.env like
 * every port, the host from the variable beside it (`FOUNDATION_PORT` -> `FOUNDATION_HOST`) or 127.0.0.1.
 * @throws StartFailure (exit status 78) with everything that is wrong.
 */
export function readPeer(
  variable: string,
  env: NodeJS.ProcessEnv = process.env,
  from: readonly string[] = searchStarts(),
): Peer {
  const failures: Failure[] = [];
  const port = readPortSetting(variable, { env, portsFile: findPortsFile(from), from });
  if ("failures" in port) failures.push(...port.failures);
  const hostVariable = `${variable.replace(/_PORT$/, "")}_HOST`;
  const host = readFromEnvironment(env, hostVariable)?.text ?? "127.0.0.1";
  const details = judgeHost(host);
  if (details) {
    const message = `${hostVariable} is ${quote(host)}.`;
    failures.push({ where: "environment", code: "ENV_INVALID", message, details });
  }
  if ("failures" in port || failures.length > 0) {
    throw new StartFailure("the service", failures, EXIT_STATUS.badConfig);
  }
  return { host: isIP(host) === 6 ? `[${host}]` : host, port: port.port };
}

function judgeHost(host: string): string[] | undefined {
  if (host.toLowerCase() === "localhost") {
    return ["Expected 127.0.0.1: `localhost` is two addresses, and another program may answer on the other one."];
  }
  if (isIP(host) !== 0 || HOST_NAME.test(host)) return undefined;
  return ["Expected an IP address or the name of a machine, without a scheme or a port."];
}
