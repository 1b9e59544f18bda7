/** One side of a comparison: prepared outside of the clock, run on it. */
export interface Contender {
  name: string;
  prepare?(round: number): Promise<void> | void;
  run(round: number): Promise<void>;
}

/** Milliseconds per round of both sides, and the ratio of each round's pair. */
export interface Comparison {
  ours: number[];
  theirs: number[];
  ratios: number[];
}

/**
 * Runs both sides in turn, so that whatever else the machine does meets both alike; the first pair warms the caches and
 * doesn't count. Who goes first alternates.
 */
export async function compare(ours: Contender, theirs: Contender, rounds: number): Promise<Comparison> {
  const result: Comparison = { ours: [], theirs: [], ratios: [] };
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const times = new Map<Contender, number>();
    for (const side of order) {
      await side.prepare?.(round);
      const begin = performance.now();
      await side.run(round);
      times.set(side, performance.now() - begin);
    }
    if (round === 0) continue;
    const our = times.get(ours) ?? Number.NaN;
    const their = times.get(theirs) ?? Number.NaN;
    result.ours.push(our);
    result.theirs.push(their);
    result.ratios.push(our / their);
  }
  return result;
}

/** The value below which this share of the sorted numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** One line: both medians, the median ratio with the middle 80 % of the rounds, and the bound it is held to. */
export function renderComparison(ours: Contender, theirs: Contender, result: Comparison, bound: number): string {
  const median = (numbers: number[]) => `${quantile(numbers, 0.5).toFixed(0)} ms`;
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(result.ratios, share).toFixed(2));
  const verdict = Number(middle) <= bound ? "holds" : "MISSED";
  return [
    `${ours.name}: ${median(result.ours)}; ${theirs.name}: ${median(result.theirs)}`,
    `  ratio ${middle} (${low} to ${high} over ${result.ratios.length} rounds); at most ${bound}: ${verdict}`,
  ].join("\n");
}
