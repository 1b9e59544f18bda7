import { suggestRangeFor } from "../allocate/suggest-range.ts";
import { entriesOf, entryOf, keyText } from "../edit/splice/entry.ts";
import { checkContainer } from "../external/check-container.ts";
import { checkPlacement } from "../external/check-placement.ts";
import type { YamlSource } from "../read/yaml-source.ts";
import type { Failure } from "../report/failure.ts";
import type { Findings } from "../report/findings.ts";
import { isTombstoneOf } from "../spec/is-tombstone-of.ts";
import { findEnvFault, findNameFault } from "../spec/names.ts";
import { listRanges, type PortRow, rangeOf, type Spec, spanOf } from "../spec/spec.ts";
import { whyForbidden, whyRisky } from "../spec/unsafe-ports.ts";
import { didYouMean } from "../text/closest-word.ts";

/** Every rule that needs the whole registry; the schema checks the form of single values. */
export function checkSpec(spec: Spec, source: YamlSource): Findings {
  return {
    errors: [
      ...checkVersion(spec, source),
      ...checkRanges(spec, source),
      ...spec.ports.flatMap((row) => checkRow(spec, row, source)),
      ...spec.ports.flatMap((row) => checkContainer(spec, row, source)),
      ...spec.ports.flatMap((row) => checkPlacement(spec, row, source)),
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
    const place = source.placeOf(["ranges", range.id, "ports"]);
    if (range.from > range.to)
      failures.push({ code: "SPEC_INVALID", message: `${range.id} ends before it begins.`, place });
    const forbidden = range.from < 1024 || range.to > 65535;
    if (forbidden)
      failures.push({
        code: "PORT_UNSAFE",
        message: `${range.id} has ports outside of 1024-65535, which no service may use.`,
        place,
      });
    // One overlap is enough: the next check finds the others.
    const other = spec.ranges.find((other, at) => at < index && range.from <= other.to && other.from <= range.to);
    if (other)
      failures.push({
        code: "RANGE_OVERLAP",
        message: `${range.id} ${spanOf(range)} overlaps ${other.id} ${spanOf(other)}.`,
        place,
        fix: "Change one of the two, so that no port is in both.",
      });
  }
  return failures;
}

function checkRow(spec: Spec, row: PortRow, source: YamlSource): Failure[] {
  const at = (...path: string[]) => source.placeOf(["ports", row.port, ...path]);
  const key = source.placeOf(["ports", row.port], "key");
  const failures: Failure[] = [];
  const forbidden = whyForbidden(row.port);
  if (forbidden)
    failures.push({ code: "PORT_UNSAFE", message: `${row.port} can't be used: ${forbidden}.`, place: key });
  if (!rangeOf(spec, row.port))
    failures.push({
      code: "PORT_OUT_OF_RANGE",
      message: `${row.port} belongs to no range.`,
      place: key,
      fix: `Ranges: ${listRanges(spec)}. ${waysOut(spec, row.port)}`,
    });
  const ids = spec.ranges.map(({ id }) => id);
  if (row.group !== undefined && !ids.includes(row.group))
    failures.push({
      code: "RANGE_UNKNOWN",
      message: `The group ${row.group} is not a range.`,
      place: at("group"),
      choices: ids,
      fix: `${didYouMean(row.group, ids)}Name one of the ranges: ${listRanges(spec)}; or leave the group out.`,
    });
  const name = findNameFault(row.service);
  if (name) failures.push({ ...name, place: at("service") });
  const env = findEnvFault(row.env);
  if (env) failures.push({ ...env, place: at("env") });
  return failures;
}

function waysOut(spec: Spec, port: number): string {
  const command = suggestRangeFor(spec, port);
  return command ? `Move the row, or add a range with: ${command}` : "Move the row.";
}

function checkEnvNames(spec: Spec, source: YamlSource): Failure[] {
  const named = new Map<string, PortRow[]>();
  const failures: Failure[] = [];
  for (const row of spec.ports) {
    const holders = named.get(row.env) ?? [];
    named.set(row.env, [...holders, row]);
    const others = holders.filter((holder) => !isTombstoneOf(holder, row));
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
  const keys = entriesOf(entryOf(source.root, "ports")?.value).map((entry) => Number(keyText(entry)));
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
