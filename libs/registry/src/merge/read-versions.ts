import { type ParsedSpec, parseSpec } from "../read/parse-spec.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import type { Spec } from "../spec/spec.ts";

/** Three texts of the registry, as git keeps them for a merge. */
export interface SpecVersions {
  /** The common ancestor; undefined where there is none. */
  base: string | undefined;
  /** The side that is upstream already: its numbers are known to others and stay. */
  upstream: string;
  /** The side that gives way where both took one number. */
  other: string;
}

export interface ParsedVersions {
  base: Spec;
  upstream: ParsedSpec;
  other: ParsedSpec;
}

/** Parses all three, or says what is wrong with which. */
export function readVersions({ base, other, upstream }: SpecVersions): Result<ParsedVersions> {
  const ours = readVersion("the upstream side", upstream);
  const theirs = readVersion("the other side", other);
  const began = base === undefined ? ours : readVersion("the common ancestor", base);
  if (!ours.ok || !theirs.ok || !began.ok) {
    const results = base === undefined ? [ours, theirs] : [ours, theirs, began];
    return refusal(...results.flatMap((result) => (result.ok ? [] : result.failures)));
  }
  const { spec } = began.value;
  return success({
    // Without an ancestor, both sides began with the upstream side's head and no rows.
    base: base === undefined ? { ...spec, ports: [], history: [] } : spec,
    upstream: ours.value,
    other: theirs.value,
  });
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
