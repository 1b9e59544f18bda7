import type { Config } from "../config/config.ts";
import { exitStatus, type Finding, StartFailure } from "../start-failure.ts";
import { explainBindError } from "./explain-bind-error.ts";
import { explainBusyPort } from "./explain-busy-port.ts";
import { findPortHolders } from "./find-port-holders.ts";
import { probePort } from "./probe-port.ts";

const agentRule =
  "Agents: do not edit code or configuration to get around this, and do not kill a process that you did not start.\n" +
  "Report the lines above to the person you work for.";

/** Binds one listener to an address; rejects with the system's error. */
export type Bind = (address: { host: string; port: number }) => Promise<unknown>;

/**
 * Refuses to start while anybody listens on one of the service's ports, on whatever address: a stranger on ::1 would
 * share the number with us on 127.0.0.1, and nobody would notice. See docs/design.md 3.3.
 * @throws StartFailure (exit status 98) that covers all listeners.
 */
export async function checkPortsFree(service: string, config: Config): Promise<void> {
  const findings: Finding[] = [];
  for (const setting of config.ports) {
    const addresses = await probePort(setting.port);
    if (addresses.length === 0) continue;
    const holders = findPortHolders(setting.port);
    findings.push(explainBusyPort({ setting, addresses, holders }, service, config));
  }
  refuse(service, findings);
}

/**
 * Binds all listeners; the order is that of config.ports. The bind is the truth: between the check and this moment
 * somebody may have come.
 * @throws StartFailure (exit status 98) that covers all listeners.
 */
export async function bindPorts(service: string, config: Config, binds: Bind[]): Promise<void> {
  const { host, ports } = config;
  const pairs = ports.flatMap((setting, index) => {
    const bind = binds[index];
    return bind ? [{ setting, bind }] : [];
  });
  const results = await Promise.allSettled(pairs.map(({ setting, bind }) => bind({ host, port: setting.port })));
  const findings: Finding[] = [];
  for (const [index, { setting }] of pairs.entries()) {
    const result = results[index];
    if (result?.status !== "rejected") continue;
    const error: NodeJS.ErrnoException = result.reason;
    // Not from the bind: a plugin's own failure keeps its stack.
    if (error.syscall !== "listen") throw error;
    if (error.code === "EADDRINUSE") {
      const busy = { setting, addresses: [host], holders: findPortHolders(setting.port) };
      findings.push(explainBusyPort(busy, service, config));
    } else findings.push(explainBindError(error, setting, config));
  }
  refuse(service, findings);
}

function refuse(service: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  // An unknown HOST is one finding, however many listeners meet it.
  const distinct = new Map(findings.map((finding) => [finding.where + finding.message, finding]));
  const closing = findings.some(({ code }) => code === "PORT_BUSY") ? agentRule : "";
  throw new StartFailure(service, [...distinct.values()], exitStatus.portUnusable, closing);
}
