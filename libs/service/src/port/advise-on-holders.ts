import type { Config, PortSetting } from "../config/config.ts";
import { findEntriesOfPort, PORTS_FILE_PATH } from "../config/ports-file.ts";
import { escapeControls } from "../quote.ts";
import type { PortHolder } from "./find-port-holders.ts";

interface Situation {
  setting: PortSetting;
  holders: PortHolder[];
  service: string;
  config: Config;
}

/**
 * Returns what a person should do next, one line for each kind of holder. Never to kill: only its owner may judge that.
 */
export function adviseOnHolders(situation: Situation): string[] {
  const { holders, setting } = situation;
  if (holders.length === 0) {
    return [
      "Find the holder with the command below. If it shows no process, a container or another",
      "network namespace may hold the port, or the holder has just ended: start again.",
    ];
  }
  const advice = holders.map((holder) => adviseOnHolder(holder, situation));
  return [...new Set(advice), `Do not pick another number for ${setting.variable} in code: spec/ports.yaml decides.`];
}

function adviseOnHolder({ service: holder }: PortHolder, situation: Situation): string {
  const { service, setting, config } = situation;
  const { variable, port } = setting;
  if (holder?.root === config.portsFile?.root && holder?.name === service) {
    return `${service} is running already: use that one, or stop it where it was started and start again.`;
  }
  if (holder?.root === config.portsFile?.root && holder) {
    return `${escapeControls(holder.name)} is on a port that is not its own: check the value of its port variable.`;
  }
  if (holder?.name === service) {
    return `Only one checkout can use the port: stop it there, or start this one with ${variable}=<free port>.`;
  }
  const ours = config.portsFile && findEntriesOfPort(config.portsFile, port).length > 0;
  return ours
    ? `${PORTS_FILE_PATH} assigns this port to this workspace: ask the owner of the program to stop or move it.`
    : `The number is not in ${PORTS_FILE_PATH}: start with another value of ${variable}.`;
}
