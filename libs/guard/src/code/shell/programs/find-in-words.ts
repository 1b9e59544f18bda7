import type { PortPlace } from "../../../places/port-place.ts";
import { findJvmAgents } from "../../text/jvm-agents.ts";
import { CLIENTS, PRINT_COMMANDS, SERVERS } from "../commands.ts";
import { findInEnvironment } from "../variables/find-in-assignment.ts";
import { baseName, type Word } from "../word.ts";
import { findInContainerRun } from "./find-in-container-run.ts";
import { findInFlags } from "./find-in-flags.ts";
import { findInHelm } from "./find-in-helm.ts";
import { findInKubectl } from "./find-in-kubectl.ts";
import { findInPortTools } from "./find-in-port-tools.ts";
import { findInReplacement } from "./find-in-replacement.ts";
import { findInNetcat, findInSocat, findInSsh } from "./find-in-tunnels.ts";
import { unwrapCommand } from "./unwrap-command.ts";

const PROSE = /^(?!\S+\s+-)(?:\S+\s+)*[A-Za-z]{2,}[,.:;!]?\s+\w+:\/\//;

/** The ports of one command, given as its words. */
export function findInWords(all: readonly Word[]): readonly PortPlace[] {
  const words = unwrapCommand(all);
  const name = baseName(words[0]?.text ?? "");
  const settings = all.flatMap(findInEnvironment);
  const looked = findInPortTools(words);
  if (looked.length > 0) return looked;
  if (name === "sed" || name === "perl") return [...settings, ...words.slice(1).flatMap(findInReplacement)];
  if (PRINT_COMMANDS.has(name)) return settings;
  if (/^(docker|podman|nerdctl|docker-compose)$/.test(name))
    return [...settings, ...findInContainerRun(words, findInWords)];
  if (name === "kubectl" || name === "oc") return findInKubectl(words, findInWords);
  if (name === "helm") return findInHelm(words);
  if (/^(nc|ncat|netcat)$/.test(name)) return findInNetcat(words);
  if (name === "socat") return words.flatMap(findInSocat);
  const client = CLIENTS.get(name);
  if (name === "ssh") return [...findInSsh(words), ...findInFlags(words, "connect", client)];
  if (client !== undefined) {
    const handed = settings.map((place): PortPlace => ({ ...place, kind: "connect" }));
    return [...handed, ...findInFlags(words, "connect", client)];
  }
  const server = words.slice(0, 3).flatMap(({ text }) => SERVERS.get(baseName(text)) ?? [])[0];
  // A sentence with a URL in it is for people to read.
  const spoken = server === undefined ? words.filter(({ text }) => !PROSE.test(text)) : words;
  const agents = words.flatMap(({ text, start }) => findJvmAgents(text, start));
  return [...agents, ...settings, ...findInFlags(spoken, "bind", server)];
}
