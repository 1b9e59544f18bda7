import type { Finding } from "../judge/finding.ts";
import { type Excuse, groupOf, keyOf } from "./baseline.ts";
import { excuseOf } from "./excuse-of.ts";

/** The findings beside a baseline. */
export interface Match {
  /** Those that it doesn't excuse, in their order. */
  fresh: Finding[];
  /** How many it excuses. */
  excused: number;
  /** Excuses that nothing needs any more, with how many of each. */
  spare: Excuse[];
}

/**
 * Counts decide how many findings of a file, kind and port are excused; lines decide which. A place on a line that the
 * baseline knows is excused first; what is left over excuses the others from the top, as those whose lines were edited.
 */
export function matchBaseline(findings: readonly Finding[], baseline: readonly Excuse[]): Match {
  const left = new Map(baseline.map((excuse) => [keyOf(excuse), { ...excuse }]));
  const excused = new Set<Finding>();
  for (const finding of findings) {
    const excuse = excuseOf(finding);
    const known = excuse && left.get(keyOf(excuse));
    if (!known || known.count === 0) continue;
    known.count -= 1;
    excused.add(finding);
  }
  const spare = new Map<string, number>();
  for (const excuse of left.values()) spare.set(groupOf(excuse), (spare.get(groupOf(excuse)) ?? 0) + excuse.count);
  for (const finding of findings) {
    const excuse = excuseOf(finding);
    const more = excuse === undefined || excused.has(finding) ? 0 : (spare.get(groupOf(excuse)) ?? 0);
    if (!excuse || more === 0) continue;
    spare.set(groupOf(excuse), more - 1);
    excused.add(finding);
  }
  return {
    fresh: findings.filter((finding) => !excused.has(finding)),
    excused: excused.size,
    spare: [...left.values()].flatMap((excuse) => {
      const gone = Math.min(excuse.count, spare.get(groupOf(excuse)) ?? 0);
      spare.set(groupOf(excuse), (spare.get(groupOf(excuse)) ?? 0) - gone);
      return gone > 0 ? [{ ...excuse, count: gone }] : [];
    }),
  };
}
