import type { Finding } from "../judge/finding.ts";
import { type Excuse, keyOf } from "./baseline.ts";
import { baselineOf, sortExcuses } from "./excuse-of.ts";
import { matchBaseline } from "./match-baseline.ts";

/**
 * The baseline after a look at files: it excuses what was found there, or, with `onlyPrune`, loses what is fixed there
 * and gains nothing. What it says of files that were not looked at stays.
 * @param isLooked whether all findings of a file are known
 */
export function updateBaseline(
  baseline: readonly Excuse[],
  findings: readonly Finding[],
  { isLooked, onlyPrune }: { isLooked: (file: string) => boolean; onlyPrune: boolean },
): Excuse[] {
  const looked = baseline.filter(({ file }) => isLooked(file));
  const others = baseline.filter(({ file }) => !isLooked(file));
  const found = findings.filter(({ place }) => isLooked(place.file));
  const kept = onlyPrune ? without(looked, matchBaseline(found, looked).spare) : baselineOf(found);
  return sortExcuses([...others, ...kept]);
}

function without(baseline: readonly Excuse[], spare: readonly Excuse[]): Excuse[] {
  const gone = new Map(spare.map((excuse) => [keyOf(excuse), excuse.count]));
  return baseline
    .map((excuse) => ({ ...excuse, count: excuse.count - (gone.get(keyOf(excuse)) ?? 0) }))
    .filter(({ count }) => count > 0);
}
