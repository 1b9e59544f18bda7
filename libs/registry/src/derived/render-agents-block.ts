import { describeRanges } from "../allocate/describe-ranges.ts";
import { commandOf, usesNx } from "../spec/command-of.ts";
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
    `1. Spec first: a port is in the spec before any code uses it. ${tellSource(spec)}`,
    `2. Never write a port number alone in code, tests, scripts or images: read the variable. ${defaults(live[0])}`,
    "3. Never reuse or reassign a port, not even a retired one. Ask for a new one.",
    "4. Only its owner binds an exclusive port.",
    "5. If a port is in use, find out which process holds it. Don't change the number and don't kill what you " +
      "didn't start.",
    "",
    "```sh",
    ...listCommands(spec),
    "```",
  ].join("\n");
}

const tellSource = (spec: Spec): string =>
  usesNx(spec)
    ? `Create services with \`${commandOf(spec, "service")}\` only.`
    : `Get one with \`${commandOf(spec, "reserve")}\` only.`;

/** What agents run, each with what it is for. Without Nx, Berth neither makes nor starts services. */
function listCommands(spec: Spec): string[] {
  const withNx = [
    [commandOf(spec, "service <name> --range=<range>"), "a new service with its port"],
    [commandOf(spec, "reserve <name> --range=<range>"), "only the port, for a future service"],
    ["npx nx serve <name>", "start a service"],
    ["npx nx test <name>", "test it"],
  ];
  const commands = [
    ...(usesNx(spec) ? withNx : [[commandOf(spec, "reserve <name> --range=<range>"), "a port for a service"]]),
    [commandOf(spec, "list"), "every port, every range, what is free"],
    [commandOf(spec, "who <port>"), "which service a port belongs to, and what listens on it now"],
    [commandOf(spec, "check"), "check the spec and everything derived from it"],
    [commandOf(spec, "lint"), "find hardcoded ports"],
    [commandOf(spec, "sync"), "after editing the spec by hand"],
  ];
  const width = Math.max(...commands.map(([command = ""]) => command.length));
  return commands.map(([command = "", purpose]) => `${command.padEnd(width)}   # ${purpose}`);
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
