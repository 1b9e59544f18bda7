import { posix } from "node:path";
import type { PortHolder } from "@berth/service/ports";

/** The processes that hold ports for containers and virtual machines: who is behind them can't be seen in /proc. */
const PROXIES = /^(?:docker-proxy|rootlessport|rootlesskit|slirp4netns|pasta|gvproxy|vpnkit|wslrelay)(?:\.exe)?$/;

/** Whether the process that serves the port is out of sight: another user's, or one in a container. */
export function isHidden({ process: facts }: PortHolder): boolean {
  return facts === undefined || PROXIES.test(posix.basename(facts.command[0] ?? ""));
}
