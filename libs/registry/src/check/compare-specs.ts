import type { ParsedSpec } from "../read/parse-spec.ts";
import type { Failure } from "../report/failure.ts";
import { commandOf, usesNx } from "../spec/command-of.ts";
import { groupRows } from "../spec/group-rows.ts";
import { listFormer } from "../spec/list-former.ts";
import { type PortRow, rangeOf } from "../spec/spec.ts";
import type { HistoryEntry } from "../spec/spec-schema.ts";
import { compareVersions } from "../spec/versions.ts";

/** A registry as it was in another revision. */
export interface BaseSpec {
  parsed: ParsedSpec;
  /** The name of the revision, for messages: `origin/main`, or a commit. */
  revision: string;
}

/**
 * Forbidden changes between two registries (docs/design.md 3.2): a tombstone that is used again (PORT_RETIRED), a
 * number that was reassigned or a service that moved without a new version and history row (PORT_REASSIGNED), a deleted
 * row (ROW_DELETED). Places are in the later registry; that of a deleted row is in the base, with its revision.
 */
export function compareSpecs(base: BaseSpec, now: ParsedSpec): Failure[] {
  const recorded = recordsOf(base.parsed, now);
  const rows = new Map(now.spec.ports.map((row) => [row.port, row]));
  return [
    ...base.parsed.spec.ports.flatMap((before): Failure[] => {
      const after = rows.get(before.port);
      if (!after) return isFormer(now, before) ? [] : [rowDeleted(base, before)];
      if (before.status === "retired") return tombstoneUsed(base, now, before, after);
      if (before.service === after.service || recorded(before.port)) return [];
      return [handedOver(base, now, before, after)];
    }),
    ...findMoved(base, now, recorded),
  ];
}

/** A service that moved may name the number it left instead of leaving a tombstone. */
const isFormer = ({ spec }: ParsedSpec, { port, service }: PortRow): boolean =>
  listFormer(spec).some((was) => was.port === port && was.row.service === service);

/** Whether the history records a change of a number: the version increased, and a new history row names the number. */
function recordsOf(base: ParsedSpec, now: ParsedSpec): (port: number) => boolean {
  if (compareVersions(now.spec.version, base.spec.version) <= 0) return () => false;
  const known = new Set(base.spec.history.map(wordsOf));
  const fresh = now.spec.history.filter((entry) => !known.has(wordsOf(entry)));
  return (port) => fresh.some(({ change }) => new RegExp(`(?<!\\d)${port}(?!\\d)`).test(change));
}

const wordsOf = ({ change, date, version }: HistoryEntry): string => JSON.stringify([version, date, change]);

function rowDeleted({ parsed, revision }: BaseSpec, { port, service, status }: PortRow): Failure {
  return {
    code: "ROW_DELETED",
    message:
      `${port} belonged to ${service} and has no row any more; a port that is no longer used is retired, and never ` +
      `assigned again.`,
    place: { ...parsed.source.placeOf(["ports", port], "key"), revision },
    fix:
      status === "retired"
        ? "Restore the row."
        : `Restore the row, then run: ${commandOf(parsed.spec, `retire ${service} --port=${port}`)}`,
  };
}

function tombstoneUsed(
  { revision }: BaseSpec,
  { source, spec }: ParsedSpec,
  before: PortRow,
  after: PortRow,
): Failure[] {
  if (after.service === before.service && after.status === "retired") return [];
  const isOther = after.service !== before.service;
  const { port } = before;
  return [
    {
      code: "PORT_RETIRED",
      message: isOther
        ? `${port} is a retired port of ${before.service}; it cannot belong to ${after.service}.`
        : `${port} of ${before.service} is retired; it cannot be ${after.status} again.`,
      place: source.placeOf(["ports", port, isOther ? "service" : "status"]),
      details: [`In ${revision} it is retired.`],
      fix:
        "Restore the row, and get another port with: " +
        commandOf(spec, `${usesNx(spec) ? "service" : "reserve"} <name> --range=${rangeOf(spec, port)?.id}`),
    },
  ];
}

function handedOver({ revision }: BaseSpec, { source }: ParsedSpec, before: PortRow, after: PortRow): Failure {
  const { port } = before;
  return {
    code: "PORT_REASSIGNED",
    message: `${port} was reassigned from ${before.service} to ${after.service} without a new version and history row.`,
    place: source.placeOf(["ports", port, "service"]),
    details: [`In ${revision} it belongs to ${before.service}.`],
    fix:
      `Give ${after.service} a port of its own. If it is the new name of ${before.service}, increase the version and ` +
      `add a history row that names the number.`,
  };
}

/** Services that lost a number and have one that was not in the base. */
function findMoved({ parsed, revision }: BaseSpec, now: ParsedSpec, recorded: (port: number) => boolean): Failure[] {
  const services = new Set(parsed.spec.ports.map(({ service }) => service));
  const [was, is] = [livePorts(parsed), livePorts(now)];
  const known = new Set(parsed.spec.ports.map(({ port }) => port));
  return [...services].flatMap((service) => {
    const before = was.get(service) ?? [];
    const after = is.get(service) ?? [];
    const lost = before.filter((port) => !after.includes(port));
    const gained = after.filter((port) => !known.has(port));
    return gained.slice(0, lost.length).flatMap((to, index): Failure[] => {
      const from = lost[index] ?? to;
      if (recorded(to) || recorded(from)) return [];
      return [moved(service, from, to, revision, now)];
    });
  });
}

/** The ports of each service that are not retired. */
function livePorts({ spec }: ParsedSpec): ReadonlyMap<string, number[]> {
  const live = spec.ports.filter(({ status }) => status !== "retired");
  const rowsByName = groupRows(live, ({ service }) => service);
  return new Map([...rowsByName].map(([service, rows]) => [service, rows.map(({ port }) => port)]));
}

const moved = (service: string, from: number, to: number, revision: string, { source, spec }: ParsedSpec): Failure => ({
  code: "PORT_REASSIGNED",
  message: `${service} moved from ${from} to ${to} without a new version and history row.`,
  place: source.placeOf(["ports", to], "key"),
  details: [`In ${revision} it is on ${from}.`],
  fix:
    "Restore the old number, then run: " +
    commandOf(spec, `move ${service} --port=${from} --to=${to} --reason="<why>"`),
});
