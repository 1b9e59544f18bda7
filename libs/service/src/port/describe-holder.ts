import { escapeControls } from "../quote.ts";
import type { PortHolder } from "./find-port-holders.ts";
import type { SocketRow } from "./socket-table.ts";

/** Secrets in a command line, which must not reach a log. */
const SECRET = /((?:pass\w*|secret|token|api[-_]?key)["']?[=:\s]\s*|:\/\/[^\s/:@]*:)[^\s@]+/gi;

/**
 * Returns the lines that tell a person who a holder is: process, user, start, addresses, command line, folder, kind.
 */
export function describeHolder(holder: PortHolder, port: number, ownRoot?: string): string[] {
  const { process: facts, user, sockets } = holder;
  const addresses = sockets.map((socket) => describeSocket(socket, port)).join(", ");
  if (!facts) {
    const why = holder.cutOff
      ? "Too many files are open on this machine to find the process in time."
      : "The process cannot be seen from here: it is another user's or another container's.";
    return [`user ${user}, ${addresses}`, why];
  }
  const since = facts.startedAt ? `, since ${formatTime(facts.startedAt)}` : "";
  return [
    `pid ${facts.pid} of user ${user}${since}, ${addresses}`,
    `command  ${describeCommand(facts.command)}`,
    ...(facts.folder === undefined ? [] : [`folder   ${escapeControls(facts.folder)}`]),
    describeKind(holder, ownRoot),
  ];
}

/** A command line as it may be shown: on one line, without controls and passwords, and not longer than a few lines. */
export const describeCommand = (command: readonly string[]): string =>
  escapeControls(command.join(" ").replace(SECRET, "$1***"));

function describeKind({ service }: PortHolder, ownRoot: string | undefined): string {
  if (!service) return "It is not a service: it does not run from the folder of a service of a workspace.";
  const whose = service.root === ownRoot ? "this workspace" : `another checkout, ${service.root}`;
  return `It is the service ${service.name} of ${escapeControls(whose)}.`;
}

function describeSocket({ address, family, listening }: SocketRow, port: number): string {
  const place = family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
  return listening ? `listening on ${place}` : `with a connection from ${place}`;
}

/** UTC to the second, without the T that makes a time hard to read in a sentence. */
function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
