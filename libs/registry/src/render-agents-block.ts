import { renderTable } from "./markdown.ts";
import { SPEC_PATH, type Spec } from "./spec.ts";

/**
 * The managed block of CLAUDE.md. Agents obey what they read there, so it holds validated names and numbers only: no
 * title, purpose or other free text from the spec.
 */
export function renderAgentsBlock(spec: Spec): string {
  const live = spec.ports.filter((row) => row.status !== "retired");
  const rows = live.map((row) => [
    `**${row.port}**`,
    row.service,
    row.protocol,
    [row.env, row.url].flatMap((name) => (name === undefined ? [] : [`\`${name}\``])).join(", "),
    row.exclusive ? `${row.status}, exclusive` : row.status,
  ]);
  return [
    "## Ports",
    "",
    `Derived from \`${SPEC_PATH}\`; the spec is right where anything disagrees with it.`,
    "",
    ...renderTable(["Port", "Service", "Protocol", "Variable", "Status"], rows),
    "",
    "1. Spec first: a port is in the spec before any code uses it. Create services with `npx nx g service` only.",
    "2. Never write a port number in code, tests, scripts or images; read the variable.",
    "3. Never reuse or reassign a port, not even a retired one. Ask for a new one.",
    "4. An exclusive port is bound by its owner alone.",
    "5. If a port is in use, find out who holds it. Don't change the number and don't kill what you didn't start.",
    "",
    "```sh",
    "npx nx g service <name> --range=<range>   # a new service, with its port",
    "npx nx g reserve <name> --range=<range>   # only the port, for later",
    "npx berth list                            # every port, every range, what is free",
    "npx berth who <port>                      # whose a port is, and who listens on it now",
    "npx berth check                           # is the spec sound, is everything derived up to date",
    "npx nx sync                               # after editing the spec by hand",
    "```",
  ].join("\n");
}
