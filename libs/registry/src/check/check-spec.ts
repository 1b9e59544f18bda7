import { suggestRangeFor } from "../allocate/suggest-range.ts";
import { checkContainers } from "../external/check-container.ts";
import { checkPlacements } from "../external/check-placement.ts";
import type { YamlSource } from "../read/yaml-source.ts";
import type { Failure } from "../report/failure.ts";
import type { Findings } from "../report/findings.ts";
import { isTombstoneOf } from "../spec/is-tombstone-of.ts";
import { findEnvFault, findNameFault } from "../spec/names.ts";
import { rangeFinder } from "../spec/range-finder.ts";
import { listRanges, type PortRow, type Spec, spanOf } from "../spec/spec.ts";
import { whyForbidden, whyRisky } from "../spec/unsafe-ports.ts";
import { didYouMean } from "../text/closest-word.ts";

/** Every rule that needs the whole registry; the schema checks the form of single values. */
export function checkSpec(spec: Spec, source: YamlSource): Findings {
  return {
    errors: [
      ...checkVersion(spec, source),
      ...checkRanges(spec, source),
      ...checkRows(spec, source),
      ...checkContainers(spec, source),
      ...checkPlacements(spec, source),
      ...checkEnvNames(spec, source),
    ],
    warnings: [...checkOrder(source), ...spec.ports.flatMap((row) => warnOfRow(row, source))],
  };
}

function checkVersion(spec: Spec, source: YamlSource): Failure[] {
  const last = spec.history.at(-1);
  if (!last || last.version === spec.version) return [];
  return [
    {
      code: "SPEC_INVALID",
      message: `The version is ${spec.version}, but the newest history row is for ${last.version}.`,
      place: source.placeOf(["version"]),
      fix: "Increase the version, and add a row to history that says what changed.",
    },
  ];
}

function checkRanges(spec: Spec, source: YamlSource): Failure[] {
  const failures: Failure[] = [];
  for (const [index, range] of spec.ranges.entries()) {
    const place = () => source.placeOf(["ranges", range.id, "ports"]);
    if (range.from > range.to)
      failures.push({ code: "SPEC_INVALID", message: `${range.id} ends before it begins.`, place: place() });
    const forbidden = range.from < 1024 || range.to > 65535;
    if (forbidden)
      failures.push({
        code: "PORT_UNSAFE",
        message: `${range.id} has ports outside of 1024-65535, which no service may use.`,
        place: place(),
      });
    // One overlap is enough: the next check finds the others.
    const other = spec.ranges.find((other, at) => at < index && range.from <= other.to && other.from <= range.to);
    if (other)
      failures.push({
        code: "RANGE_OVERLAP",
        message: `${range.id} ${spanOf(range)} overlaps ${other.id} ${spanOf(other)}.`,
        place: place(),
        fix: "Change one of the two, so that no port is in both.",
      });
  }
  return failures;
}

function checkRows(spec: Spec, source: YamlSource): Failure[] {
  const findRange = rangeFinder(spec);
  const ids = new Set(spec.ranges.map(({ id }) => id));
  return spec.ports.flatMap(({ env, group, port, service }) => {
    const failures: Failure[] = [];
    const forbidden = whyForbidden(port);
    if (forbidden) failures.push({ ...portUnsafe(port, forbidden), place: source.placeOf(["ports", port], "key") });
    if (!findRange(port)) failures.push({ ...outOfRange(spec, port), place: source.placeOf(["ports", port], "key") });
    if (group !== undefined && !ids.has(group))
      failures.push({ ...groupUnknown(spec, group), place: source.placeOf(["ports", port, "group"]) });
    const name = findNameFault(service);
    if (name) failures.push({ ...name, place: source.placeOf(["ports", port, "service"]) });
    const variable = findEnvFault(env);
    if (variable) failures.push({ ...variable, place: source.placeOf(["ports", port, "env"]) });
    return failures;
  });
}

const portUnsafe = (port: number, why: string): Failure => ({
  code: "PORT_UNSAFE",
  message: `${port} can't be used: ${why}.`,
});

const outOfRange = (spec: Spec, port: number): Failure => ({
  code: "PORT_OUT_OF_RANGE",
  message: `${port} belongs to no range.`,
  fix: `Ranges: ${listRanges(spec)}. ${waysOut(spec, port)}`,
});

function groupUnknown(spec: Spec, group: string): Failure {
  const ids = spec.ranges.map(({ id }) => id);
  return {
    code: "RANGE_UNKNOWN",
    message: `The group ${group} is not a range.`,
    choices: ids,
    fix: `${didYouMean(group, ids)}Name one of the ranges: ${listRanges(spec)}; or leave the group out.`,
  };
}

function waysOut(spec: Spec, port: number): string {
  const command = suggestRangeFor(spec, port);
  return command ? `Move the row, or add a range with: ${command}` : "Move the row.";
}

function checkEnvNames(spec: Spec, source: YamlSource): Failure[] {
  const named = new Map<string, PortRow[]>();
  const failures: Failure[] = [];
  for (const row of spec.ports) {
    const holders = named.get(row.env);
    if (!holders) {
      named.set(row.env, [row]);
      continue;
    }
    const others = holders.filter((holder) => !isTombstoneOf(holder, row));
    holders.push(row);
    const other = others.find(({ status }) => status !== "retired") ?? others[0];
    if (!other) continue;
    failures.push({
      code: "ENV_TAKEN",
      message: `${row.env} already names the port of ${other.service} (${other.port}).`,
      place: source.placeOf(["ports", row.port, "env"]),
      fix: "Give each port a variable of its own.",
    });
  }
  return failures;
}

function checkOrder(source: YamlSource): Failure[] {
  const keys = source.keysOf("ports").map(Number);
  const stray = keys.find((port, index) => index > 0 && port < (keys[index - 1] ?? 0));
  if (stray === undefined) return [];
  return [
    {
      code: "SPEC_UNSORTED",
      message: `${stray} comes after a higher port.`,
      place: source.placeOf(["ports", stray], "key"),
      fix: "Sort the rows by port. Two branches that use the same number conflict in git only if the rows are sorted.",
    },
  ];
}

function warnOfRow(row: PortRow, source: YamlSource): Failure[] {
  const risky = whyRisky(row.port);
  if (risky === undefined) return [];
  return [
    {
      code: "PORT_UNSAFE",
      message: `${row.port} may be in use at any moment: ${risky}.`,
      place: source.placeOf(["ports", row.port], "key"),
    },
  ];
}
