import { nameWho } from "@berth/doctor";
import { SPEC_PATH, whyForbidden } from "@berth/registry";
import type { Audit, Issue, PortAudit, Settled, Spot, Urgency } from "./audit.ts";
import type { AuditFacts } from "./audit-facts.ts";
import { clashIssues } from "./clash-issues.ts";
import { containerIssues } from "./container-issues.ts";
import { fillRanges } from "./fill-ranges.ts";
import { lintIssues } from "./lint-issues.ts";
import { outsideIssues } from "./outside-issues.ts";
import { questionIssues } from "./question-issues.ts";
import { rowIssues } from "./row-issues.ts";
import { rangeIn, type Scene, servicesOf, setScene, spotOf, unique, variablesOf } from "./scene.ts";
import { isInside } from "./sort-spots.ts";
import { specIssues } from "./spec-issues.ts";

const URGENCIES: readonly Urgency[] = ["decide", "correct", "know"];

/** The audit that these facts make. Pure: the same facts give the same audit, in whatever order they come. */
export function joinAudit(facts: AuditFacts): Audit {
  const scene = setScene(facts);
  const asked = questionIssues(scene);
  const issues = orderIssues([
    ...specIssues(scene),
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
  `What these files say can become a spec: ${bin} import --dry-run shows it, with what is open, and changes nothing.`;

/** A number that several services and several projects want is one thing to decide. */
function decideOnce(issues: readonly Issue[]): Issue[] {
  const clashOf = ({ kind, ports: [port] }: Issue) =>
    kind === "two-services" ? issues.find((one) => one.kind === "bound-twice" && one.ports[0] === port) : undefined;
  const told = new Set(issues.flatMap((issue) => clashOf(issue) ?? []));
  return issues.flatMap((issue) => {
    if (told.has(issue)) return [];
    const clash = clashOf(issue);
    if (!clash) return [issue];
    const isShown = new Set(issue.spots.map(({ line, path }) => `${line} ${path}`));
    const more = clash.spots.filter(({ line, path }) => !isShown.has(`${line} ${path}`));
    return [{ ...issue, message: `${issue.message} ${clash.message}`, spots: [...issue.spots, ...more] }];
  });
}

function orderIssues(issues: readonly Issue[]): Issue[] {
  const rank = ({ urgency }: Issue) => URGENCIES.indexOf(urgency);
  // A stable sort: within one urgency the kinds keep the order in which they are looked for.
  return issues.toSorted((one, other) => rank(one) - rank(other));
}

function auditPorts(scene: Scene, issues: readonly Issue[]): PortAudit[] {
  const { byPort, facts, rows } = scene;
  const { below, looks } = facts;
  const ownRows = [...rows.values()].filter(({ owner = "" }) => below === "" || `${owner}/`.startsWith(below));
  const numbers = unique([...byPort.keys(), ...ownRows.map(({ port }) => port)]).sort((one, other) => one - other);
  const byNumber = new Map<number, Issue[]>();
  for (const issue of issues)
    for (const port of issue.ports) byNumber.set(port, [...(byNumber.get(port) ?? []), issue]);
  return numbers.map((port): PortAudit => {
    const row = rows.get(port);
    const own = byNumber.get(port) ?? [];
    const range = rangeIn(scene, port);
    const look = looks.get(port);
    const services = servicesOf(scene, port);
    return {
      port,
      services,
      ...(row && {
        row: {
          ...{ env: row.env, protocol: row.protocol, purpose: row.purpose, status: row.status },
          ...(row.owner !== undefined && { owner: row.owner }),
        },
      }),
      ...(range && { range: range.id }),
      variables: unique([...(row ? [row.env] : []), ...variablesOf(byPort.get(port) ?? [])]),
      spots: [...rowSpots(facts, port), ...(byPort.get(port) ?? []).map(spotOf)],
      ...(look &&
        look.holding !== "free" && {
          listening: { who: nameWho(look), isWrong: own.some(({ kind }) => kind === "held") },
        }),
      issues: unique(own.map(({ kind }) => kind)),
      advice: own[0]?.advice ?? adviseQuiet(scene, port, services),
    };
  });
}

function rowSpots({ rowLines }: AuditFacts, port: number): Spot[] {
  const line = rowLines.get(port);
  return line === undefined ? [] : [{ path: SPEC_PATH, line, role: "declares" }];
}

/** What to do about a number with which nothing is wrong. */
function adviseQuiet({ byPort, rows }: Scene, port: number, services: readonly string[]): string {
  const row = rows.get(port);
  if (row?.status === "retired") return "Leave it free: it is never assigned again.";
  if (row) return "Nothing to do.";
  if ((byPort.get(port) ?? []).every(isInside)) return "Nothing to do: it is a number inside of containers.";
  if (whyForbidden(port)) return "Nothing to do: it is none of the numbers that services get.";
  const [service, ...others] = services;
  return service === undefined || others.length > 0
    ? "Write down whose it is."
    : `Nothing to do: it is ${service}'s alone.`;
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
