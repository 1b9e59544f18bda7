import type { Failure } from "../start-failure.ts";
import type { PortSetting } from "./config.ts";
import { describeLine, findEntriesOfPort, type PortsFile } from "./ports-file.ts";

/**
 * Returns the ports that belong to another listener or service: given to two listeners of this service, or (set in the
 * environment) the default of another service's variable. See docs/design.md 3.3.
 */
export function findPortClashes(settings: readonly PortSetting[], portsFile: PortsFile | undefined): Failure[] {
  const own = new Set(settings.map(({ variable }) => variable));
  return settings.flatMap((setting, index) => {
    const twin = settings.slice(0, index).find(({ port }) => port === setting.port);
    if (twin) return [refuseTwin(setting, twin)];
    const entries = portsFile ? findEntriesOfPort(portsFile, setting.port) : [];
    if (entries.length === 0 || entries.some(({ variable }) => own.has(variable))) return [];
    const owners = entries.map(({ variable, line }) => `${variable} (${describeLine(line)})`);
    return [refuseForeign(setting, owners.join(" and "))];
  });
}

function refuseTwin(setting: PortSetting, twin: PortSetting): Failure {
  return {
    where: setting.source,
    code: "PORT_TAKEN",
    message: `${setting.variable} is ${setting.port}, and so is ${twin.variable} (${twin.source}).`,
    details: ["Expected a port of its own for each listener."],
  };
}

function refuseForeign(setting: PortSetting, owners: string): Failure {
  return {
    where: setting.source,
    code: "PORT_TAKEN",
    message: `${setting.variable} is ${setting.port}, which belongs to ${owners}.`,
    details: [`Unset ${setting.variable} to use its own port, or choose a number that the file does not assign.`],
  };
}
