import { createHash } from "node:crypto";
import { AUDIT_MARK } from "@berth/registry";
import { count } from "../../lint/count.ts";
import { renderCoverage } from "../../lint/render-coverage.ts";
import type { Audit, Issue, PortAudit, Urgency } from "../join/audit.ts";
import { bounded, MOST } from "./bounded.ts";
import { byKind } from "./by-kind.ts";
import { andMore, between, foreign, roleLines } from "./html-parts.ts";
import { rangesSection } from "./html-ranges.ts";
import { html, Markup } from "./markup.ts";
import { PAGE_STYLE } from "./page-style.ts";
import {
  saysNothing,
  summarize,
  TITLES,
  tellCommit,
  tellListening,
  tellPurpose,
  tellSpec,
  URGENCIES,
} from "./words.ts";

/** Nothing is loaded and nothing runs: the page is one file, and its own style is known by its hash. */
const STYLE_HASH = createHash("sha256").update(PAGE_STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The audit as one HTML file without a script. Every text of others is escaped. */
export function renderHtml(audit: Audit): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="${AUDIT_MARK}">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Port audit of ${audit.title}</title>
<style>${STYLE}</style>
</head>
<body>
${head(audit)}
<main>
${issuesSection(audit, "decide")}
${rangesSection(audit)}
${issuesSection(audit, "correct")}
${portsSection(audit)}
${issuesSection(audit, "know")}
${settledSection(audit)}
${restSection(audit)}
</main>
</body>
</html>`.text;
}

const STYLE = new Markup(PAGE_STYLE);

function head(audit: Audit): Markup {
  const { counts, date, notes, title, version } = audit;
  const commit = tellCommit(audit);
  const tile = (number: number, words: string, kind = "") =>
    html`<li class="${number > 0 ? kind : ""}"><b class="mark">${number}</b><span>${words}</span></li>`;
  const tiles = [
    tile(counts.decide, URGENCIES.decide, "decide"),
    tile(counts.correct, URGENCIES.correct, "correct"),
    ...[tile(counts.ports, "Ports"), tile(counts.places, "Places"), tile(counts.files, "Files")],
  ];
  return html`<header>
<h1>Port audit of ${foreign(title)}</h1>
<p class="quiet">${date}, berth ${version}${commit === undefined ? undefined : html`, ${foreign(commit)}`}</p>
<ul class="tiles">${tiles}</ul>
<p class="lead">${summarize(audit)}</p>
<p>${foreign(tellSpec(audit))}</p>
${notes.map((note) => html`<p class="note">${foreign(note)}</p>`)}
</header>`;
}

function issuesSection(audit: Audit, urgency: Urgency): Markup | undefined {
  const all = audit.issues.filter((issue) => issue.urgency === urgency);
  if (all.length === 0) return undefined;
  return html`<section><h2 id="${urgency}">${URGENCIES[urgency]} <small>${all.length}</small></h2>
${byKind(all).map(
  ({ issues: shown, kind, more }) => html`<h3>${TITLES[kind]} <small>${shown.length + more}</small></h3>
<ul class="issues ${urgency}">${shown.map((issue) => issueItem(audit, issue))}</ul>
${more > 0 ? html`<p class="quiet">and ${more} more</p>` : undefined}`,
)}</section>`;
}

const issueItem = (audit: Audit, { advice, message, spots }: Issue): Markup => html`<li>
<p>${foreign(message)}</p>
${advice === "" ? undefined : html`<p class="advice">${foreign(advice)}</p>`}
${roleLines(audit, spots, MOST.spots)}</li>
`;

function portsSection(audit: Audit): Markup | undefined {
  if (audit.ports.length === 0) return undefined;
  const { more, shown } = bounded(audit.ports, MOST.ports);
  const urgencies = new Map<number, Urgency>();
  for (const { ports, urgency } of audit.issues.toReversed()) for (const port of ports) urgencies.set(port, urgency);
  return html`<section><h2 id="ports">Ports <small>${audit.ports.length}</small></h2>
<p>${tellListening(audit)}</p>
<table class="ports"><colgroup><col><col><col><col></colgroup>
<thead><tr><th>Port</th><th>Whose</th><th>Where</th><th>Recommendation</th></tr></thead>
<tbody>${shown.map((port) => portRow(audit, port, urgencies.get(port.port)))}</tbody></table>
${more > 0 ? html`<p class="quiet">and ${more} more; --format=json has all</p>` : undefined}</section>`;
}

function portRow(audit: Audit, port: PortAudit, urgency: Urgency | undefined): Markup {
  const { advice, issues, listening, row, services, spots, variables } = port;
  return html`<tr id="p${port.port}" class="${urgency}"><td class="number">${port.port}</td>
<td>${between(services.map(foreign), ", ")}${variables.map((one) => html`<br><span class="place">${one}</span>`)}${[
    row?.status ?? "",
    tellPurpose(port),
  ]
    .filter(Boolean)
    .map((said) => html`<br><span class="quiet foreign">${said}</span>`)}</td>
<td>${roleLines(audit, spots, MOST.rowSpots)}${
    listening && html`<p class="roles"><b>listens now</b> ${foreign(listening.who)}</p>`
  }</td>
<td>${issues.map((kind) => html`<span class="tag">${TITLES[kind]}.</span> `)}${foreign(advice)}</td></tr>
`;
}

function settledSection({ settled }: Audit): Markup | undefined {
  if (settled.length === 0) return undefined;
  return html`<section><h2 id="settled">Settled <small>${settled.length}</small></h2>
<table><thead><tr><th>Service</th><th>Left</th><th>For</th><th>Because</th></tr></thead>
<tbody>${settled.map(
    ({ from, reason, service, to }) =>
      html`<tr><td>${foreign(service)}</td><td>${from}</td><td>${to}</td><td>${foreign(reason)}</td></tr>`,
  )}</tbody></table></section>`;
}

function restSection(audit: Audit): Markup | undefined {
  const { coverage, onlyElsewhere, onlyInTests, unread } = audit;
  const { more, shown } = bounded(unread, MOST.unread);
  if (saysNothing(audit)) return undefined;
  return html`<section><h2 id="rest">Read and not read</h2>
${renderCoverage(coverage, false).map((line) => html`<p>${foreign(line)}</p>`)}
${numbers("Only tests and examples name", onlyInTests)}
${numbers("Only called on other machines:", onlyElsewhere)}
${
  unread.length === 0
    ? undefined
    : html`<h3>Could not be read: ${count(unread.length, "file")}</h3>
<ul>${shown.map(({ path, reason }) => html`<li><span class="place">${path}</span> ${foreign(reason)}</li>`)}${
        more > 0 ? html`<li>and ${more} more</li>` : undefined
      }</ul>`
}</section>`;
}

function numbers(what: string, all: readonly number[]): Markup | undefined {
  if (all.length === 0) return undefined;
  const { more, shown } = bounded(all, MOST.numbers);
  return html`<p>${what} ${shown.join(", ")}${andMore(more)}.</p>`;
}
