import type { PortPlace } from "../../../places/port-place.ts";
import { baseName } from "../base-name.ts";
import { CLIENTS, SERVERS, TELLERS } from "../commands.ts";
import { findInEnvironment } from "../variables/find-in-assignment.ts";
import type { Word } from "../word.ts";
import { findInContainerRun } from "./find-in-container-run.ts";
import { findInFlags } from "./find-in-flags.ts";
import { findInKubectl } from "./find-in-kubectl.ts";
import { findInNetcat } from "./find-in-netcat.ts";
import { findInSocat } from "./find-in-socat.ts";
import { findInTunnel } from "./find-in-tunnel.ts";
import { unwrapCommand } from "./unwrap-command.ts";

/** The ports of one command, given as its words. */
export function findInWords(all: readonly Word[]): readonly PortPlace[] {
  const words = unwrapCommand(all);
  const name = baseName(words[0]?.text ?? "");
  const settings = all.flatMap(findInEnvironment);
  if (TELLERS.has(name)) return settings;
  if (/^(docker|podman|nerdctl|docker-compose)$/.test(name))
    return [...settings, ...findInContainerRun(words, findInWords)];
  if (name === "kubectl" || name === "oc") return findInKubectl(words);
  if (/^(nc|ncat|netcat)$/.test(name)) return findInNetcat(words);
  if (name === "socat") return words.flatMap(findInSocat);
  if (name === "ssh") return [...findInTunnel(words), ...findInFlags(words, "connect", CLIENTS["ssh"])];
  const client = Object.hasOwn(CLIENTS, name) ? CLIENTS[name] : undefined;
  if (client !== undefined) return [...settings, ...findInFlags(words, "connect", client)];
  const server = words
    .slice(0, 3)
    .map(({ text }) => baseName(text))
    .find((one) => Object.hasOwn(SERVERS, one));
  return [...settings, ...findInFlags(words, "bind", server === undefined ? undefined : SERVERS[server])];
}
