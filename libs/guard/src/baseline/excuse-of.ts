import { createHash } from "node:crypto";
import type { Finding } from "../judge/finding.ts";
import { type Excuse, keyOf } from "./baseline.ts";

/** What can be mended at once, and what hides how much there is, has no excuse. */
const NEVER = new Set<Finding["code"]>(["FILE_UNJUDGED", "IGNORE_UNEXPLAINED"]);

/**
 * The excuse that a finding needs; undefined for one that can't be excused. Its code is no part of it: a number that is
 * reserved later is the same place in the code.
 */
export function excuseOf({ code, kind, place, port }: Finding): Excuse | undefined {
  if (NEVER.has(code) || kind === undefined || port === undefined) return undefined;
  return { file: place.file, kind, port, line: hashLine(place.source), count: 1 };
}

/** Eight hex digits for a line's text; blanks at its ends, and how many stand together, don't matter. */
function hashLine(source: string): string {
  const text = source.trim().replace(/\s+/g, " ");
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** The baseline that excuses these findings, as far as they can be. */
export function baselineOf(findings: readonly Finding[]): Excuse[] {
  const excuses = findings.flatMap((finding) => excuseOf(finding) ?? []);
  return sortExcuses(sumExcuses(excuses));
}

/** One excuse for each key, with the counts together. */
function sumExcuses(excuses: readonly Excuse[]): Excuse[] {
  const byKey = new Map<string, Excuse>();
  for (const excuse of excuses) {
    const key = keyOf(excuse);
    byKey.set(key, { ...excuse, count: (byKey.get(key)?.count ?? 0) + excuse.count });
  }
  return [...byKey.values()];
}

export function sortExcuses(excuses: readonly Excuse[]): Excuse[] {
  const keyed = excuses.map((excuse) => ({ excuse, key: keyOf(excuse) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ excuse }) => excuse);
}
