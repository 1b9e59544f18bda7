import { freeCounter } from "../allocate/count-free.ts";
import { renderContainers } from "../external/render-containers.ts";
import { renderPlacements } from "../external/render-placements.ts";
import { binOf, commandOf, usesNx } from "../spec/command-of.ts";
import { groupRows } from "../spec/group-rows.ts";
import { rangeFinder } from "../spec/range-finder.ts";
import { type PortRange, type PortRow, type Spec, spanOf } from "../spec/spec.ts";
import { escapeMarkdown, renderTable } from "../text/markdown.ts";
import { derivedNote } from "./derived-mark.ts";
import { renderPortsEnv } from "./render-ports-env.ts";

/** spec/PORTS.md: the registry as people read it, chapter by chapter as in the policies it grew from. */
export function renderPortsMd(spec: Spec): string {
  const issued = spec.history.at(-1)?.date ?? spec.date;
  const chapters = [
    [
      `# ${escapeMarkdown(spec.title)}`,
      "",
      `**Status:** ${escapeMarkdown(spec.status)} | **Version:** ${spec.version} | **Date:** ${issued}`,
      "",
      `<!-- ${derivedNote(spec)} -->`,
    ],
    renderRegistry(spec),
    renderFuture(spec),
    renderRanges(spec),
    renderPlacements(spec),
    renderContainers(spec),
    renderEnvironment(spec),
    renderRules(spec),
    CONFLICTS,
    tellAdding(spec),
    tellEnforcement(spec),
    renderReferences(spec),
    renderHistory(spec),
  ];
  return `${chapters
    .filter((chapter) => chapter.length > 0)
    .map((chapter) => chapter.join("\n"))
    .join("\n\n")}\n`;
}

function renderRegistry(spec: Spec): string[] {
  const rows = spec.ports.filter((row) => row.status === "active" || row.status === "retired");
  return [
    "## Registry",
    "",
    "Each port belongs to its service for good. Nothing else may bind it, and no port changes hands.",
    "",
    ...renderRows(spec, rows),
  ];
}

function renderFuture(spec: Spec): string[] {
  const rows = spec.ports.filter((row) => row.status === "reserved" || row.status === "allocated");
  if (rows.length === 0) return [];
  return [
    "## Future allocations",
    "",
    "Reserved ports are promised to a service that is not built yet; allocated ones are being built.",
    "",
    ...renderRows(spec, rows),
  ];
}

function renderRanges(spec: Spec): string[] {
  const countFree = freeCounter(spec);
  const rows = spec.ranges.map((range) => {
    const { free, next } = countFree(range);
    const size = range.to - range.from + 1;
    return [
      `\`${range.id}\``,
      spanOf(range),
      escapeMarkdown(range.purpose),
      range.policy,
      `${free} of ${size}`,
      range.policy === "open" ? String(next ?? "none") : "",
    ];
  });
  return ["## Ranges", "", ...renderTable(["Range", "Ports", "Purpose", "Policy", "Free", "Next"], rows)];
}

function renderEnvironment(spec: Spec): string[] {
  return [
    "## Environment variables",
    "",
    "A service reads its port from its variable. `config/ports.env` holds the defaults; the real environment wins.",
    "",
    "```sh",
    renderPortsEnv(spec).trimEnd(),
    "```",
  ];
}

function renderRules(spec: Spec): string[] {
  const exclusive = spec.ports.filter((row) => row.exclusive && row.status !== "retired");
  const owners = new Map<string, number[]>();
  for (const row of exclusive) owners.set(row.service, [...(owners.get(row.service) ?? []), row.port]);
  const sacred = [...owners].map(
    ([service, ports]) => `${ports.join(" and ")} belong${ports.length > 1 ? "" : "s"} to ${service}`,
  );
  return [
    "## Rules",
    "",
    "1. **No hardcoded ports.** Code names a variable; only the spec names a number.",
    "2. **No reassignment.** A port keeps its service. A service that goes leaves a retired row, which is never " +
      "handed out again.",
    "3. **Check before serving.** A service that can't bind its port says so, names who holds it, and exits.",
    `4. **Exclusive ports are sacred.** ${
      sacred.length > 0 ? `${sacred.join("; ")}: nothing else binds them.` : "None is marked exclusive yet."
    }`,
    "5. **Spec first.** The row is there before the first line of code is.",
  ];
}

const CONFLICTS = [
  "## Conflict resolution",
  "",
  'When a service reports that its port is in use ("address already in use"):',
  "",
  "1. **Find the holder**: `ss -ltnp 'sport = :<port>'` on Linux, `lsof -nP -iTCP:<port> -sTCP:LISTEN` on macOS.",
  "2. **Is it the port's owner?** The registry above says whose the port is. A second copy of the owner is " +
    "stopped; a stranger is moved to a port of its own.",
  "3. **Keep it from coming back**: give the stranger a row here, or a port outside all ranges. The number in " +
    "the spec stays.",
];

/** Without Nx there is no template to make a service from, and a port is all that Berth gives. */
const tellAdding = (spec: Spec): string[] => [
  "## Adding a service",
  "",
  "```sh",
  `${commandOf(spec, usesNx(spec) ? "service" : "reserve")} <name> --range=<range> --purpose "<what it is for>"`,
  "```",
  "",
  `One step writes the row, ${usesNx(spec) ? "the service, " : ""}\`config/ports.env\`, this page and the block in ` +
    "`CLAUDE.md`, or nothing at all.",
  ...(usesNx(spec)
    ? [`To reserve a port for a future service: \`${commandOf(spec, "reserve")} <name> --range=<range>\`.`]
    : []),
];

const tellEnforcement = (spec: Spec): string[] => [
  "## Enforcement",
  "",
  `- \`${binOf(spec)} check\`: the spec is sound, and everything derived from it is up to date.`,
  usesNx(spec)
    ? "- `npx nx sync:check`: the same in CI, as part of the Nx workspace; `npx nx sync` repairs."
    : `- \`${binOf(spec)} sync\`: renders what is derived again.`,
  "- At start: a service takes its port from its variable only, and refuses to run on a port it can't have.",
];

function renderReferences({ references }: Spec): string[] {
  if (references.length === 0) return [];
  const items = references.map(({ location, title }) => `- ${escapeMarkdown(title)}: ${codeCell(location)}`);
  return ["## References", "", ...items];
}

function renderHistory(spec: Spec): string[] {
  const rows = spec.history.map((entry) => [entry.version, entry.date, escapeMarkdown(entry.change)]);
  return ["## Version history", "", ...renderTable(["Version", "Date", "Changes"], rows)];
}

/** More rows than that have a heading for each range, by which a reader finds the way. */
const MAX_ROWS = 100;

function renderRows(spec: Spec, rows: readonly PortRow[]): string[] {
  if (rows.length <= MAX_ROWS) return tabulate(rows);
  const findRange = rangeFinder(spec);
  const sections = [...groupRows(rows, ({ port }) => findRange(port))];
  return sections.flatMap(([range, inRange]) => [`### ${headingOf(range)}`, "", ...tabulate(inRange), ""]).slice(0, -1);
}

const headingOf = (range: PortRange | undefined): string =>
  range ? `${spanOf(range)} ${escapeMarkdown(range.purpose)}` : "In no range";

const tabulate = (rows: readonly PortRow[]): string[] =>
  renderTable(
    ["Port", "Service", "Protocol", "Purpose", "Owner", "Status"],
    rows.map((row) => [
      `**${row.port}**`,
      escapeMarkdown(row.title),
      row.protocol,
      escapeMarkdown(row.purpose),
      codeCell(row.owner ?? ""),
      row.exclusive ? `${row.status}, exclusive` : row.status,
    ]),
  );

/** An owner or a location is a path as a rule. What would end the code span or the cell is written as text. */
const codeCell = (text: string): string => (/^[\w ./@-]+$/.test(text) ? `\`${text}\`` : escapeMarkdown(text));
