import { describeRanges } from "../allocate/describe-ranges.ts";
import { type PortRow, SPEC_PATH, type Spec } from "../spec/spec.ts";
import { escapeMarkdown, renderTable } from "../text/markdown.ts";
import { tooManyForAgents } from "./agents/rows-for-agents.ts";
import { tellFree, tellRanges } from "./agents/tell-ranges.ts";

/**
 * The managed block of CLAUDE.md and AGENTS.md. Agents obey what they read there, so of all free text in the spec it
 * holds only what a range is for, escaped: without that an agent can't choose one. It stays below 4 kB however many
 * rows the spec has.
 */
export function renderAgentsBlock(spec: Spec): string {
  const live = spec.ports.filter((row) => row.status !== "retired");
  return [
    "## Ports",
    "",
    `Derived from \`${SPEC_PATH}\`. If anything disagrees with the spec, the spec is right.`,
    "",
    ...(tooManyForAgents(live) ? tellRanges(spec, live) : listRows(spec, live)),
    "",
    "1. Spec first: a port is in the spec before any code uses it. Create services with `npx nx g service` only.",
    `2. Never write a port number alone in code, tests, scripts or images: read the variable. ${defaults(live[0])}`,
    "3. Never reuse or reassign a port, not even a retired one. Ask for a new one.",
    "4. Only its owner binds an exclusive port.",
    "5. If a port is in use, find out which process holds it. Don't change the number and don't kill what you " +
      "didn't start.",
    "",
    "```sh",
    "npx nx g service <name> --range=<range>   # a new service with its port",
    "npx nx g reserve <name> --range=<range>   # only the port, for a future service",
    "npx nx serve <name>                       # start a service; npm start starts all",
    "npx nx test <name>                        # test it",
    "npx berth list                            # every port, every range, what is free",
    "npx berth who <port>                      # which service a port belongs to, and what listens on it now",
    "npx berth check                           # check the spec and everything derived from it",
    "npx berth lint                            # find hardcoded ports",
    "npx nx sync                               # after editing the spec by hand",
    "```",
  ].join("\n");
}

function listRows(spec: Spec, live: readonly PortRow[]): string[] {
  const ranges = describeRanges(spec).map((range) => [
    range.id,
    range.span,
    escapeMarkdown(range.purpose),
    tellFree(range),
  ]);
  const ports = live.map((row) => [
    `**${row.port}**`,
    row.service,
    row.protocol,
    [row.env, row.url].flatMap((name) => (name === undefined ? [] : [`\`${name}\``])).join(", "),
    row.exclusive ? `${row.status}, exclusive` : row.status,
  ]);
  return [
    ...renderTable(["Range", "Ports", "Purpose", "Free"], ranges),
    "",
    ...renderTable(["Port", "Service", "Protocol", "Variable", "Status"], ports),
  ];
}

/** What lint accepts beside a variable, by the example of a row. */
const defaults = (row: PortRow | undefined): string =>
  row
    ? `A default beside it must be the number in the spec: \`process.env.${row.env} ?? ${row.port}\`.`
    : "A default beside it must be the number in the spec.";
