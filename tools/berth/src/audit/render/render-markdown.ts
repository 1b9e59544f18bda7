import { AUDIT_MARK, escapeMarkdown, printablePhrase, renderTable, spanOf } from "@berth/registry";
import { count } from "../../lint/count.ts";
import { renderCoverage } from "../../lint/render-coverage.ts";
import type { Audit, Issue, PortAudit, RangeAudit, Spot, Urgency } from "../join/audit.ts";
import { bounded, MOST } from "./bounded.ts";
import { byKind } from "./by-kind.ts";
import { byRole } from "./by-role.ts";
import { linkInRepository, linkOf } from "./link-of.ts";
import {
  ROLES,
  saysNothing,
  summarize,
  TITLES,
  tellCommit,
  tellFill,
  tellListening,
  tellPurpose,
  tellSpec,
  URGENCIES,
  whose,
} from "./words.ts";

/** The audit as GitHub and other sites show it. Every text of others is escaped, also in table cells. */
export function renderMarkdown(audit: Audit): string {
  const commit = tellCommit(audit);
  const parts = [
    [`<!-- ${AUDIT_MARK} -->`],
    [`# Port audit of ${text(audit.title)}`],
    [`${audit.date}, berth ${audit.version}${commit === undefined ? "" : `, ${text(commit)}`}.`],
    [`**${summarize(audit)}** ${text(tellSpec(audit))}`],
    ...audit.notes.map((note) => [`> ${text(note)}`]),
    ...issueParts(audit, "decide"),
    ...issueParts(audit, "correct"),
    ...portParts(audit),
    ...rangeParts(audit),
    ...issueParts(audit, "know"),
    ...settledParts(audit),
    ...restParts(audit),
  ];
  return parts.map((lines) => lines.join("\n")).join("\n\n");
}

/** One line, escaped. */
const text = (said: string): string => escapeMarkdown(printablePhrase(said));

function issueParts(audit: Audit, urgency: Urgency): string[][] {
  const all = audit.issues.filter((issue) => issue.urgency === urgency);
  if (all.length === 0) return [];
  return [
    [`## ${URGENCIES[urgency]}: ${all.length}`],
    ...byKind(all).flatMap(({ issues, kind, more }) => [
      [`### ${TITLES[kind]}: ${issues.length + more}`],
      issues.flatMap((issue) => issueLines(audit, issue)),
      ...(more > 0 ? [[`and ${more} more.`]] : []),
    ]),
  ];
}

function issueLines(audit: Audit, { advice, message, spots }: Issue): string[] {
  return [
    `- ${text(message)}`,
    ...(advice === "" ? [] : [`  **${text(advice)}**`]),
    ...(spots.length === 0 ? [] : [`  ${spotList(audit, spots, MOST.spots)}`]),
  ].map((line, at, lines) => (at < lines.length - 1 ? `${line}\\` : line));
}

const spotList = (audit: Audit, spots: readonly Spot[], most: number): string =>
  byRole(spots, most)
    .map(
      ({ more, role, shown }) => `${ROLES[role]} ${shown.map((spot) => place(audit, spot)).join(", ")}${andMore(more)}`,
    )
    .join("; ");

const andMore = (more: number): string => (more > 0 ? ` and ${more} more` : "");

function place(audit: Audit, spot: Spot): string {
  const detail = spot.detail === undefined ? "" : ` (${text(spot.detail)})`;
  return `[${text(`${spot.path}:${spot.line}`)}](${linkOf(audit, spot) ?? linkInRepository(audit, spot)})${detail}`;
}

function portParts(audit: Audit): string[][] {
  if (audit.ports.length === 0) return [];
  const { more, shown } = bounded(audit.ports, MOST.ports);
  const head = ["Port", "Whose", "Where", "Recommendation"];
  return [
    [`## Ports: ${audit.ports.length}`],
    [tellListening(audit)],
    renderTable(
      head,
      shown.map((port) => portCells(audit, port)),
    ),
    ...(more > 0 ? [[`and ${more} more; \`--format=json\` has all.`]] : []),
  ];
}

function portCells(audit: Audit, port: PortAudit): string[] {
  const { advice, issues, listening, row, spots, variables } = port;
  const what = issues.map((kind) => `**${TITLES[kind]}.** `).join("");
  return [
    `**${port.port}**`,
    [whose(port), ...variables, row?.status ?? "", tellPurpose(port)].filter(Boolean).map(text).join("<br>"),
    [spotList(audit, spots, MOST.rowSpots), listening ? `**listens now** ${text(listening.who)}` : ""]
      .filter(Boolean)
      .join("; "),
    `${what}${text(advice)}`,
  ];
}

function rangeParts(audit: Audit): string[][] {
  if (audit.ranges.length === 0) return [];
  const { more, shown } = bounded(audit.ranges, MOST.ranges);
  return [
    [`## Ranges: ${audit.ranges.length}`],
    ...(audit.ranges.every(({ source }) => source === "none")
      ? [["Nothing declares a range, so these are the hundreds in use."]]
      : []),
    renderTable(
      ["Range", "For", "Filled", "Numbers"],
      shown.map((range) => rangeCells(audit, range)),
    ),
    ...(more > 0 ? [[`and ${more} more.`]] : []),
  ];
}

function rangeCells(audit: Audit, range: RangeAudit): string[] {
  const { more, shown } = bounded(range.cells, MOST.numbers);
  const source = range.spot ? `${range.purpose === "" ? "" : ", "}${place(audit, range.spot)}` : "";
  return [
    spanOf(range),
    `${text(range.purpose)}${source}`,
    tellFill(range),
    `${shown.map(({ port }) => port).join(", ")}${andMore(more)}`,
  ];
}

function settledParts({ settled }: Audit): string[][] {
  if (settled.length === 0) return [];
  const rows = settled.map(({ from, reason, service, to }) => [text(service), `${from}`, `${to}`, text(reason)]);
  return [["## Settled"], renderTable(["Service", "Left", "For", "Because"], rows)];
}

function restParts(audit: Audit): string[][] {
  const { coverage, onlyElsewhere, onlyInTests, unread } = audit;
  const { more, shown } = bounded(unread, MOST.unread);
  return [
    ...(saysNothing(audit) ? [] : [["## Read and not read"]]),
    ...renderCoverage(coverage, false).map((line) => [text(line)]),
    ...numbers("Only tests and examples name", onlyInTests),
    ...numbers("Only called on other machines:", onlyElsewhere),
    ...(unread.length === 0
      ? []
      : [
          [`Could not be read: ${count(unread.length, "file")}.`],
          [
            ...shown.map(({ path, reason }) => `- ${text(path)}: ${text(reason)}`),
            ...(more > 0 ? [`- and ${more} more`] : []),
          ],
        ]),
  ];
}

function numbers(what: string, all: readonly number[]): string[][] {
  if (all.length === 0) return [];
  const { more, shown } = bounded(all, MOST.numbers);
  return [[`${what} ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`]];
}
