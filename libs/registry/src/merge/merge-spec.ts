import type { TakenElsewhere } from "../allocate-port.ts";
import { editSpec } from "../edit-spec.ts";
import { type Failure, type Result, refusal, success } from "../failure.ts";
import { nextVersion } from "../next-version.ts";
import { type ParsedSpec, parseSpec } from "../parse-spec.ts";
import { sameData } from "../same-data.ts";
import type { HistoryEntry } from "../spec-schema.ts";
import { mergeHead } from "./merge-head.ts";
import { type MovedPort, mergeRows } from "./merge-rows.ts";

/** Three texts of the registry, as git keeps them for a merge. */
export interface SpecVersions {
  /** The common ancestor; an empty registry stands in where there is none. */
  base: string | undefined;
  /** The side that is upstream already: its numbers are known to others and stay. */
  upstream: string;
  /** The side that gives way where both took one number. */
  other: string;
}

export interface MergedSpec {
  parsed: ParsedSpec;
  /** The rows of the other side that had to move. */
  moved: MovedPort[];
}

/**
 * Merges by meaning: both sides' rows, ranges and history, in the bytes of the upstream side. A row of the other side
 * whose number the upstream side has taken moves to the next free one of its range. What can't be decided (one row
 * changed on both sides, one name or variable given twice, a row deleted) is SPEC_INVALID, all reasons at once.
 */
export function mergeSpec(
  versions: SpecVersions,
  today: string,
  elsewhere: readonly TakenElsewhere[] = [],
): Result<MergedSpec> {
  const read = readVersions(versions);
  if (!read.ok) return read;
  const { base, other, upstream } = read.value;
  const head = mergeHead(base, upstream, other);
  if (!head.ok) return head;
  const rows = mergeRows(base.spec, head.value.spec, other.spec, elsewhere);
  if (!rows.ok) return rows;
  const { edits, moved } = rows.value;
  const change = moved.map(({ from, service, to }) => `Moved ${service} from ${from} to ${to}`);
  const changes = [
    ...newChanges(base, upstream, other),
    ...change.map((text) => ({ date: today, change: text })),
  ];

  let merged = editSpec(head.value, edits);
  for (const { change, date } of changes) {
    if (!merged.ok) return merged;
    const version = nextVersion(merged.value.spec.version, "minor");
    merged = editSpec(merged.value, [], { version, date, change });
  }
  return merged.ok ? success({ parsed: merged.value, moved }) : merged;
}

/** What the other side did since the base and the upstream side doesn't tell of; it gets new versions behind theirs. */
function newChanges(
  base: ParsedSpec,
  upstream: ParsedSpec,
  other: ParsedSpec,
): Omit<HistoryEntry, "version">[] {
  const told = [...base.spec.history, ...upstream.spec.history];
  return other.spec.history.filter((entry) => !told.some((known) => sameData(known, entry)));
}

function readVersions({
  base,
  other,
  upstream,
}: SpecVersions): Result<Record<"base" | "upstream" | "other", ParsedSpec>> {
  const upstreamSpec = readVersion("the upstream side", upstream);
  const otherSpec = readVersion("the other side", other);
  // Without an ancestor the upstream side's head with no rows is what both began with.
  const baseSpec = base === undefined ? upstreamSpec : readVersion("the common ancestor", base);
  if (upstreamSpec.ok && otherSpec.ok && baseSpec.ok) {
    const { source, spec, warnings } = baseSpec.value;
    const began = base === undefined ? { ...spec, ports: [], history: [] } : spec;
    return success({
      base: { source, spec: began, warnings },
      upstream: upstreamSpec.value,
      other: otherSpec.value,
    });
  }
  return refusal(
    ...[upstreamSpec, otherSpec, baseSpec].flatMap((result) => (result.ok ? [] : result.failures)),
  );
}

/** A fault of one version stands at a line of that version, which is in no file: the message says which it is. */
function readVersion(which: string, text: string): Result<ParsedSpec> {
  const parsed = parseSpec(text);
  if (parsed.ok) return parsed;
  return refusal(
    ...parsed.failures.map(
      ({ place, ...failure }): Failure => ({
        ...failure,
        message: `In ${which}${place ? `, line ${place.line}` : ""}: ${failure.message}`,
      }),
    ),
  );
}
