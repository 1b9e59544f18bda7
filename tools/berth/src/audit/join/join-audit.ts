import type { Audit, Issue, Settled, Urgency } from "./audit.ts";
import type { AuditFacts } from "./audit-facts.ts";
import { auditPorts } from "./audit-ports.ts";
import { clashIssues } from "./clash-issues.ts";
import { containerIssues } from "./container-issues.ts";
import { decideOnce } from "./decide-once.ts";
import { fillRanges } from "./fill-ranges.ts";
import { lintIssues } from "./lint-issues.ts";
import { machineIssues } from "./machine-issues.ts";
import { outsideIssues } from "./outside-issues.ts";
import { questionIssues } from "./question-issues.ts";
import { rowIssues } from "./row-issues.ts";
import { type Scene, setScene, unique } from "./scene.ts";
import { specIssues } from "./spec-issues.ts";

const URGENCIES: readonly Urgency[] = ["decide", "correct", "know"];

/** The audit that these facts make. Pure: the same facts give the same audit, in whatever order they come. */
export function joinAudit(facts: AuditFacts): Audit {
  const scene = setScene(facts);
  const asked = questionIssues(scene);
  const issues = orderIssues([
    ...specIssues(scene),
    ...machineIssues(scene),
    ...decideOnce([...asked, ...clashIssues(scene)]),
    ...outsideIssues(scene, asked),
    ...rowIssues(scene),
    ...containerIssues(scene),
    ...lintIssues(scene),
  ]);
  const ports = auditPorts(scene, issues);
  const shown = new Set(ports.map(({ port }) => port));
  const left = scene.sightings.filter(({ port }) => !shown.has(port));
  const count = (urgency: Urgency) => issues.filter((issue) => issue.urgency === urgency).length;
  const numbers = (all: Iterable<number>) => unique(all).sort((one, other) => one - other);
  const { commit, date, files, folder, notes, spec, specState, version } = facts;
  return {
    title: folder,
    date,
    version,
    ...(commit && { commit }),
    spec: {
      state: specState,
      ...(spec && specState === "read" && { title: spec.title, version: spec.version, status: spec.status }),
    },
    counts: {
      files: files.length,
      places: [...scene.byPort.values()].reduce((sum, all) => sum + all.length, 0),
      ports: ports.length,
      decide: count("decide"),
      correct: count("correct"),
      know: count("know"),
    },
    issues,
    ports,
    ranges: fillRanges(scene, ports, issues),
    settled: settle(scene),
    onlyInTests: numbers(left.filter(({ isTest }) => isTest).map(({ port }) => port)),
    onlyElsewhere: numbers(left.filter(({ isElsewhere, isTest }) => isElsewhere && !isTest).map(({ port }) => port)),
    coverage: facts.coverage,
    unread: unreadFiles(facts),
    notes: [...notes, ...(specState === "none" ? [draftNote(facts)] : [])],
  };
}

const draftNote = ({ bin }: AuditFacts): string =>
  `What these files say can become a spec. In this folder, ${bin} import --dry-run shows it, with what is open, and ` +
  "changes nothing.";

function orderIssues(issues: readonly Issue[]): Issue[] {
  const rank = ({ urgency }: Issue) => URGENCIES.indexOf(urgency);
  // A stable sort: within one urgency the kinds keep the order in which they are looked for.
  return issues.toSorted((one, other) => rank(one) - rank(other));
}

/** Numbers that services have left, with the reasons. */
function settle({ facts, spec }: Scene): Settled[] {
  const recorded = (spec?.ports ?? []).flatMap(({ port: to, previous = [], service }) =>
    previous.map(({ port: from, reason }) => ({ service, from, to, reason })),
  );
  const told = facts.knowledge.flatMap(({ moves }) =>
    moves.map(({ from, name, reason = "", to }) => ({ service: name, from, to, reason })),
  );
  const isKnown = (one: Settled) => recorded.some(({ from, to }) => from === one.from && to === one.to);
  return [...recorded, ...told.filter((one) => !isKnown(one))];
}

function unreadFiles({ knowledge, places }: AuditFacts): Audit["unread"] {
  const unjudged = places.filter(({ code }) => code === "FILE_UNJUDGED");
  const doubts = knowledge.flatMap(({ doubts }) => doubts.filter(({ code }) => code === "UNREADABLE"));
  const reasons = new Map<string, string>();
  for (const { message, place } of unjudged)
    reasons.set(place.file, message.replace(/^The ports in this file are not known: /, ""));
  for (const { message, place } of doubts) if (!reasons.has(place.path)) reasons.set(place.path, message);
  return [...reasons]
    .map(([path, reason]) => ({ path, reason }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
