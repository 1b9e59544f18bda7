import { isLocalHost } from "../code/text/hosts.ts";
import { isCompose } from "./how-to-read.ts";
import type { Judged } from "./judged.ts";

/**
 * Whether a compose file names the host of an address as one of its containers: by the service, a name of its own or an
 * alias. Containers call each other at the port within, which may be any number and is none of the machine's.
 */
export function isBetweenContainers({ path, place: { host }, text }: Judged): boolean {
  if (!isCompose(path) || host === undefined || !/^[\w.-]+$/.test(host) || isLocalHost(host)) return false;
  const name = `["']?${host.replaceAll(".", "\\.")}["']?[ \\t]*`;
  return new RegExp(
    `^[ \\t]+(?:${name}:|(?:container_name|hostname):[ \\t]*${name}|-[ \\t]+${name})(?:[\\s#]|$)`,
    "m",
  ).test(text);
}
