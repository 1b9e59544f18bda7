import type { PortPlace } from "../../../places/port-place.ts";
import { CLIENTS, PRINT_COMMANDS, SERVERS } from "../commands.ts";
import { findInEnvironment } from "../variables/find-in-assignment.ts";
import { baseName, type Word } from "../word.ts";
import { findInContainerRun } from "./find-in-container-run.ts";
import { findInFlags } from "./find-in-flags.ts";
import { findInKubectl } from "./find-in-kubectl.ts";
import { findInNetcat, findInSocat, findInSsh } from "./find-in-tunnels.ts";
import { unwrapCommand } from "./unwrap-command.ts";

/** The ports of one command, given as its words. */
export function findInWords(all: readonly Word[]): readonly PortPlace[] {
  const words = unwrapCommand(all);
  const name = baseName(words[0]?.text ?? "");
  const settings = all.flatMap(findInEnvironment);
  if (PRINT_COMMANDS.has(name)) return settings;
  if (/^(docker|podman|nerdctl|docker-compose)$/.test(name))
    return [...settings, ...findInContainerRun(words, findInWords)];
  if (name === "kubectl" || name === "oc") return findInKubectl(words);
  if (/^(nc|ncat|netcat)$/.test(name)) return findInNetcat(words);
  if (name === "socat") return words.flatMap(findInSocat);
  const client = CLIENTS.get(name);
  if (name === "ssh") return [...findInSsh(words), ...findInFlags(words, "connect", client)];
  if (client !== undefined) return [...settings, ...findInFlags(words, "connect", client)];
  const server = words.slice(0, 3).flatMap(({ text }) => SERVERS.get(baseName(text)) ?? [])[0];
  return [...settings, ...findInFlags(words, "bind", server)];
}
