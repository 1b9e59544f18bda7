import type { Config, PortSetting } from "../config/config.ts";
import { describeLine, findEntriesOfPort, PORTS_FILE_PATH } from "../config/ports-file.ts";
import type { Failure } from "../start-failure.ts";
import { adviseOnHolders } from "./advise-on-holders.ts";
import { describeHolder } from "./describe-holder.ts";
import type { PortHolder } from "./find-port-holders.ts";
import { lookupCommands } from "./lookup-commands.ts";

/** A port that this service needs and another program holds. */
export interface BusyPort {
  setting: PortSetting;
  /** Addresses on which the bind failed. */
  addresses: string[];
  holders: PortHolder[];
}

/** Explains a busy port: who set it, whose it is, who holds it and what to do next. */
export function explainBusyPort(
  busy: BusyPort,
  service: string,
  config: Config,
  platform: NodeJS.Platform = process.platform,
): Failure {
  const { setting, holders } = busy;
  const { port, variable, source } = setting;
  const hidden = platform === "linux" && !holders.some((holder) => holder.process ?? holder.cutOff);
  const heldBy = holders.flatMap((holder) => describeHolder(holder, port, config.portsFile?.root));
  return {
    where: source,
    code: "PORT_BUSY",
    message: `Port ${port} (${variable}) is already in use.`,
    details: [
      ...field("Set by", [`${variable}=${port}, ${locate(source, config)}`]),
      ...field("Belongs to", [describeOwner(port, config)]),
      ...field("Held by", heldBy.length > 0 ? heldBy : ["no process that this user can see"]),
      ...field("Busy on", [busy.addresses.join(", "), ...warnOfShadow(busy, config.host)]),
      ...field("Next", adviseOnHolders({ setting, holders, service, config })),
      ...field("Look", lookupCommands(platform, port, hidden)),
    ],
  };
}

/** A label in its own column, and its lines below one another. */
function field(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? label : "").padEnd(11)} ${line}`);
}

function locate(source: string, { portsFile }: Config): string {
  return portsFile && source.startsWith(PORTS_FILE_PATH) ? `${portsFile.root}/${source}` : source;
}

function describeOwner(port: number, { portsFile }: Config): string {
  if (!portsFile) return `unknown: there is no ${PORTS_FILE_PATH} here`;
  const owners = findEntriesOfPort(portsFile, port);
  if (owners.length === 0) return `no service: no line of ${PORTS_FILE_PATH} has the number`;
  return owners.map(({ variable, line }) => `${variable} (${describeLine(line)})`).join(" and ");
}

/** Two programs can share a port on different addresses, which is worse than a failure because it shows nowhere. */
function warnOfShadow({ addresses }: BusyPort, host: string): string[] {
  const loopback = host === "127.0.0.1" || host === "::1";
  if (!loopback || addresses.includes(host)) return [];
  return [`${host} itself is free, but \`localhost\` would then reach either program.`];
}
