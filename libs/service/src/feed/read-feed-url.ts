import { isIP } from "node:net";
import { findPortsFile, searchStarts } from "../config/find-ports-file.ts";
import { readPortSetting } from "../config/read-port-setting.ts";
import { readFromEnvironment } from "../config/setting.ts";
import { quote } from "../quote.ts";
import { exitStatus, type Finding, StartFailure } from "../start-failure.ts";

/** RFC 1123: what a container or a machine is called. */
const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/**
 * The URL of the Foundation's feed: `ws://<FOUNDATION_HOST or 127.0.0.1>:<FOUNDATION_PORT>/feed`, its port from the
 * environment or config/ports.env like every port.
 * @throws StartFailure (exit status 78) with everything that is wrong.
 */
export function readFeedUrl(env: NodeJS.ProcessEnv = process.env, from: readonly string[] = searchStarts()): string {
  const findings: Finding[] = [];
  const port = readPortSetting("FOUNDATION_PORT", { env, portsFile: findPortsFile(from), from });
  if ("findings" in port) findings.push(...port.findings);
  const host = readFromEnvironment(env, "FOUNDATION_HOST")?.text ?? "127.0.0.1";
  const details = judgeHost(host);
  if (details) {
    const message = `FOUNDATION_HOST is ${quote(host)}.`;
    findings.push({ where: "environment", code: "ENV_INVALID", message, details });
  }
  if ("findings" in port || findings.length > 0) {
    throw new StartFailure("the subscriber", findings, exitStatus.badConfig);
  }
  return `ws://${isIP(host) === 6 ? `[${host}]` : host}:${port.port}/feed`;
}

function judgeHost(host: string): string[] | undefined {
  if (host.toLowerCase() === "localhost") {
    return ["Expected 127.0.0.1: `localhost` is two addresses, and somebody else may answer on the other."];
  }
  if (isIP(host) !== 0 || hostName.test(host)) return undefined;
  return ["Expected an IP address or the name of a machine, without a scheme or a port."];
}
