import { entryOf, spanOfNode } from "../edit/splice/entry.ts";
import { endOfContent, eolOf, startOfContent } from "../edit/splice/lines.ts";
import { applySplices, insertAt, type Splice } from "../edit/splice/splice.ts";
import type { ParsedSpec } from "../read/parse-spec.ts";
import { readRegistry } from "../read/read-registry.ts";
import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import { sameData } from "../spec/same-data.ts";
import type { Spec } from "../spec/spec.ts";

/** All of a registry but its rows and its history: these are merged one by one. */
const HEAD = ["title", "status", "date", "settings", "references", "ranges"] as const satisfies (keyof Spec)[];

/**
 * The upstream side with what only the other side changed of its head (`HEAD`), in the other side's bytes.
 * SPEC_INVALID for a part that both sides changed in different ways.
 *
 * Whether the text says what the data says, and whether both are lawful, is not checked here: a range that is gone may
 * still have rows, as long as those of the other side aren't merged.
 */
export function mergeHead(base: Spec, upstream: ParsedSpec, other: ParsedSpec): Result<ParsedSpec> {
  const failures: Failure[] = [];
  const taken = HEAD.filter((key) => {
    const theirs = other.spec[key];
    if (sameData(theirs, base[key]) || sameData(theirs, upstream.spec[key])) return false;
    if (sameData(upstream.spec[key], base[key])) return true;
    failures.push(bothChanged(key));
    return false;
  });
  if (failures.length > 0) return refusal(...failures);
  const splices = taken.flatMap((key) => takeOver(key, upstream, other));
  const source = readRegistry(applySplices(upstream.source.text, splices));
  if (!source.ok) return source;
  const head = Object.fromEntries(taken.map((key) => [key, other.spec[key]]));
  return success({ ...upstream, source: source.value, spec: { ...upstream.spec, ...head } });
}

/** The lines of the key as the other side wrote them, in place of the upstream side's. */
function takeOver(key: string, upstream: ParsedSpec, other: ParsedSpec): Splice[] {
  const ours = spanOfKey(key, upstream);
  const theirs = spanOfKey(key, other);
  const ranges = spanOfKey("ranges", upstream);
  if (!ranges) return [];
  const eol = eolOf(upstream.source.text, ranges[0]);
  const text = theirs ? other.source.text.slice(...theirs).replaceAll(/\r?\n/g, eol) : "";
  if (ours) return [{ from: ours[0], to: theirs ? ours[1] : ours[1] + eol.length, text }];
  // Settings and references may be missing; they stand above the ranges.
  const at = startOfContent(upstream.source.text, ranges[0]);
  return [insertAt(at, text + eol)];
}

/** From the key to the end of its last line, behind the comment there. */
function spanOfKey(key: string, { source }: ParsedSpec): [number, number] | undefined {
  const entry = entryOf(source.root, key);
  if (!entry?.value) return undefined;
  const [from] = spanOfNode(entry.key);
  return [from, endOfContent(source.text, spanOfNode(entry.value)[1], 0)];
}

const bothChanged = (key: string): Failure => ({
  code: "SPEC_INVALID",
  message: `Both sides changed ${key} in different ways.`,
  fix: `Decide what ${key} says, and edit it by hand.`,
});
