import type { ParsedSpec } from "../read/parse-spec.ts";
import type { Failure, Place } from "../report/failure.ts";
import { compareVersions } from "../spec/compare-versions.ts";
import { listFormer } from "../spec/list-former.ts";
import { sameData } from "../spec/same-data.ts";
import { type PortRow, rangeOf, rowsOf } from "../spec/spec.ts";

/** A registry as it was at another place of the history. */
export interface BaseSpec {
  parsed: ParsedSpec;
  /** What that place is called, for messages: `origin/main`, or a commit. */
  revision: string;
}

/**
 * What must not have happened between two registries (docs/design.md 3.2): a tombstone that is used again
 * (PORT_RETIRED), a number that changed hands or a service that moved without a version and a history row that say so
 * (PORT_REASSIGNED), a row that is gone (ROW_DELETED). Places are in the later one; that of a row which is gone is in
 * the base, and says so.
 */
export function compareSpecs(base: BaseSpec, now: ParsedSpec): Failure[] {
  const recorded = recordsOf(base.parsed, now);
  return [
    ...base.parsed.spec.ports.flatMap((before): Failure[] => {
      const after = now.spec.ports.find(({ port }) => port === before.port);
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

/** Whether a number is accounted for: the version was raised, and a new history row names the number. */
function recordsOf(base: ParsedSpec, now: ParsedSpec): (port: number) => boolean {
  if (compareVersions(now.spec.version, base.spec.version) <= 0) return () => false;
  const fresh = now.spec.history.filter((entry) => !base.spec.history.some((old) => sameData(old, entry)));
  return (port) => fresh.some(({ change }) => new RegExp(`(?<!\\d)${port}(?!\\d)`).test(change));
}

function rowDeleted({ parsed, revision }: BaseSpec, { port, service, status }: PortRow): Failure {
  return {
    code: "ROW_DELETED",
    message:
      `${port} was ${service}'s and has no row any more; a port that is given up is retired, so that nobody gets ` +
      `it again.`,
    place: { ...parsed.source.placeOf(["ports", port], "key"), revision },
    fix:
      status === "retired"
        ? "Put the row back."
        : `Put the row back, and then: npx nx g retire ${service} --port=${port}`,
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
        ? `${port} is the tombstone of ${before.service}; it can't be ${after.service}'s.`
        : `${port} of ${before.service} is retired; it can't be ${after.status} again.`,
      place: source.placeOf(["ports", port, isOther ? "service" : "status"]),
      details: [`${revision} has it as retired.`],
      fix:
        `Leave the row as it was, and take another port with: npx nx g service <name> ` +
        `--range=${rangeOf(spec, port)?.id}`,
    },
  ];
}

function handedOver({ revision }: BaseSpec, { source }: ParsedSpec, before: PortRow, after: PortRow): Failure {
  const { port } = before;
  return {
    code: "PORT_REASSIGNED",
    message: `${port} went from ${before.service} to ${after.service}, and no new version and history row say so.`,
    place: source.placeOf(["ports", port, "service"]),
    details: [`${revision} has it as ${before.service}'s.`],
    fix:
      `Give ${after.service} a port of its own. If it is ${before.service} under a new name, raise the version and ` +
      `say so in history, with the number.`,
  };
}

/** A service that lost a number and has one that nobody had. */
function findMoved({ parsed, revision }: BaseSpec, now: ParsedSpec, recorded: (port: number) => boolean): Failure[] {
  const services = new Set(parsed.spec.ports.map(({ service }) => service));
  const known = new Set(parsed.spec.ports.map(({ port }) => port));
  return [...services].flatMap((service) => {
    const before = livePorts(parsed, service);
    const after = livePorts(now, service);
    const lost = before.filter((port) => !after.includes(port));
    const gained = after.filter((port) => !known.has(port));
    return gained.slice(0, lost.length).flatMap((to, index): Failure[] => {
      const from = lost[index] ?? to;
      if (recorded(to) || recorded(from)) return [];
      return [moved(service, from, to, revision, now.source.placeOf(["ports", to], "key"))];
    });
  });
}

const livePorts = ({ spec }: ParsedSpec, service: string): number[] =>
  rowsOf(spec, service)
    .filter(({ status }) => status !== "retired")
    .map(({ port }) => port);

const moved = (service: string, from: number, to: number, revision: string, place: Place): Failure => ({
  code: "PORT_REASSIGNED",
  message: `${service} moved from ${from} to ${to}, and no new version and history row say so.`,
  place,
  details: [`${revision} has it on ${from}.`],
  fix: `Put it back, and then: npx nx g move ${service} --port=${from} --to=${to} --reason="<why>"`,
});
