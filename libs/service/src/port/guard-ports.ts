import type { Config } from "../config/config.ts";
import { EXIT_STATUS, type Failure, StartFailure } from "../start-failure.ts";
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
 * Refuses to start while another program listens on one of the service's ports, on any address: a program on ::1 would
 * share the number with this one on 127.0.0.1, unnoticed. See docs/design.md 3.3.
 * @throws StartFailure (exit status 98) that covers all listeners.
 */
export async function checkPortsFree(service: string, config: Config): Promise<void> {
  const failures: Failure[] = [];
  for (const setting of config.ports) {
    const addresses = await probePort(setting.port);
    if (addresses.length === 0) continue;
    const holders = findPortHolders(setting.port);
    failures.push(explainBusyPort({ setting, addresses, holders }, service, config));
  }
  refuse(service, failures);
}

/**
 * Binds all listeners; the order is that of config.ports. The bind is the truth: between the check and this moment
 * another program may have come.
 * @throws StartFailure (exit status 98) that covers all listeners.
 */
export async function bindPorts(service: string, config: Config, binds: Bind[]): Promise<void> {
  const { host, ports } = config;
  const pairs = ports.flatMap((setting, index) => {
    const bind = binds[index];
    return bind ? [{ setting, bind }] : [];
  });
  const results = await Promise.allSettled(pairs.map(({ setting, bind }) => bind({ host, port: setting.port })));
  const failures: Failure[] = [];
  for (const [index, { setting }] of pairs.entries()) {
    const result = results[index];
    if (result?.status !== "rejected") continue;
    const error: NodeJS.ErrnoException = result.reason;
    // Not from the bind: a plugin's own failure keeps its stack.
    if (error.syscall !== "listen") throw error;
    if (error.code === "EADDRINUSE") {
      const busy = { setting, addresses: [host], holders: findPortHolders(setting.port) };
      failures.push(explainBusyPort(busy, service, config));
    } else failures.push(explainBindError(error, setting, config));
  }
  refuse(service, failures);
}

function refuse(service: string, failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  // An unknown HOST is one failure, however many listeners meet it.
  const distinct = new Map(failures.map((failure) => [failure.where + failure.message, failure]));
  const closing = failures.some(({ code }) => code === "PORT_BUSY") ? agentRule : "";
  throw new StartFailure(service, [...distinct.values()], EXIT_STATUS.portUnusable, closing);
}
