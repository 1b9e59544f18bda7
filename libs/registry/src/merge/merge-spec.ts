import type { TakenElsewhere } from "../allocate/count-free.ts";
import { checkSpec } from "../check/check-spec.ts";
import { editSpec } from "../edit/edit-spec.ts";
import type { SpecEdit } from "../edit/with-edits.ts";
import type { ParsedSpec } from "../read/parse-spec.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import type { Spec } from "../spec/spec.ts";
import type { HistoryEntry } from "../spec/spec-schema.ts";
import { carryRows } from "./carry-rows.ts";
import { findLostComments } from "./find-lost-comments.ts";
import { mergeHead } from "./merge-head.ts";
import { mergeHistory } from "./merge-history.ts";
import { mergeRows } from "./merge-rows.ts";
import type { MovedPort } from "./move-row.ts";
import { readVersions, type SpecVersions } from "./read-versions.ts";

export interface MergedSpec {
  parsed: ParsedSpec;
  /** The rows of the other side that had to move. */
  moved: MovedPort[];
  /** Comments that the other side added or changed where the text is the upstream side's. */
  lostComments: string[];
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
  const { base: before, other: theirs, upstream: ours } = versions;
  if (ours === theirs || theirs === before) return unmoved(upstream);
  if (ours === before) return unmoved(other);

  const head = mergeHead(base, upstream, other);
  if (!head.ok) return head;
  const rows = mergeRows(base, head.value.spec, other.spec, elsewhere);
  if (!rows.ok) return rows;
  const { added, edits, moved } = rows.value;
  const broken = checkTogether(head.value, edits);
  if (broken.length > 0) return refusal(...broken);
  const moves = moved.map(({ from, service, to }) => ({
    date: today,
    change: `Moved ${service} from ${from} to ${to}`,
  }));
  const history = mergeHistory(base, upstream.spec, other.spec, moves);
  const written = writeMerged(head.value, edits, history);
  if (!written.ok) return written;
  const parsed = carryRows(written.value, other, added, before);
  return success({ parsed, moved, lostComments: findLostComments(versions, parsed.source.text) });
}

const unmoved = (parsed: ParsedSpec) => success({ parsed, moved: [], lostComments: [] });

/**
 * Each side is lawful by itself; together they may not be: a row that one side added to a range the other took away.
 */
function checkTogether({ source, spec }: ParsedSpec, edits: readonly SpecEdit[]): Failure[] {
  const ports = edits.flatMap((edit) => (edit.kind === "add" ? [edit.row] : []));
  const changed = spec.ports.map((row) => {
    const edit = edits.find((edit) => edit.kind === "set" && edit.port === row.port);
    return edit?.kind === "set" ? { ...row, ...edit.fields } : row;
  });
  const together: Spec = { ...spec, ports: [...changed, ...ports].sort((a, b) => a.port - b.port) };
  return checkSpec(together, source).errors.map(({ place: _, ...failure }) => ({
    ...failure,
    message: `With the changes of both sides: ${failure.message}`,
  }));
}

/** The edits, then one history row after the other: each has a version of its own. */
function writeMerged(
  head: ParsedSpec,
  edits: readonly SpecEdit[],
  history: readonly HistoryEntry[],
): Result<ParsedSpec> {
  let merged = editSpec(head, edits);
  for (const entry of history) {
    if (!merged.ok) return merged;
    merged = editSpec(merged.value, [], entry);
  }
  return merged;
}
