import { type Failure, type Result, refusal } from "../failure.ts";
import { type ParsedSpec, parseSpec } from "../parse-spec.ts";
import { sameData } from "../same-data.ts";
import type { Spec } from "../spec.ts";
import { entryOf, spanOfNode } from "../splice/entry.ts";
import { applySplices, type Splice } from "../splice/splice.ts";

/** All of a registry but its rows and its history: these are merged one by one. */
const HEAD = [
  "title",
  "status",
  "date",
  "settings",
  "ranges",
] as const satisfies readonly (keyof Spec)[];

/**
 * The upstream side with what only the other side changed of title, status, date and ranges, in the other side's bytes.
 * SPEC_INVALID for a part that both sides changed, each in its own way.
 */
export function mergeHead(
  base: ParsedSpec,
  upstream: ParsedSpec,
  other: ParsedSpec,
): Result<ParsedSpec> {
  const splices: Splice[] = [];
  const failures: Failure[] = [];
  for (const key of HEAD) {
    const [was, ours, theirs] = [base, upstream, other].map(({ spec }) => spec[key]);
    if (sameData(theirs, was) || sameData(theirs, ours)) continue;
    if (sameData(ours, was)) splices.push(...takeOver(key, upstream, other));
    else
      failures.push({
        code: "SPEC_INVALID",
        message: `Both sides changed ${key}, each in its own way.`,
      });
  }
  if (failures.length > 0) return refusal(...failures);
  if (splices.length === 0) return { ok: true, value: upstream };
  return parseSpec(applySplices(upstream.source.text, splices));
}

/** The value of the key as the other side wrote it, in place of the upstream side's. */
function takeOver(key: string, upstream: ParsedSpec, other: ParsedSpec): Splice[] {
  const ours = spanOf(key, upstream);
  const theirs = spanOf(key, other);
  if (!ours || !theirs) return [];
  return [{ from: ours[0], to: ours[1], text: other.source.text.slice(...theirs) }];
}

/** From the key to the end of its value, without the white space behind it. */
function spanOf(key: string, { source }: ParsedSpec): [number, number] | undefined {
  const entry = entryOf(source.document.contents, key);
  const from = entry?.key.range?.[0];
  if (!entry?.value || from === undefined) return undefined;
  const to = spanOfNode(entry.value)[1];
  return [from, from + source.text.slice(from, to).trimEnd().length];
}
