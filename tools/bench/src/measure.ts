import { quantile } from "./quantile.ts";
import type { Contender, Contest, Row } from "./row.ts";

/** What the rounds of a row gave: both sides' medians, and the row's figure with the middle 80 % of the rounds. */
export interface Figures {
  rounds: number;
  ours: number;
  theirs?: number;
  low: number;
  middle: number;
  high: number;
}

/**
 * Runs both sides in turn, so that whatever else the machine does meets both alike; the first pair warms the caches and
 * doesn't count. Who goes first alternates. `cold` has no such pair.
 * @throws when a side fails, and between two runs after `signal` says stop.
 */
export async function measure(
  { ours, theirs }: Contest,
  figure: Row["figure"],
  rounds: number,
  { cold = false, signal }: { cold?: boolean; signal?: AbortSignal } = {},
): Promise<Figures> {
  const run = async ({ prepare, run }: Contender): Promise<number> => {
    signal?.throwIfAborted();
    await prepare?.();
    const begin = performance.now();
    const given = await run();
    return given ?? performance.now() - begin;
  };
  const pairs: { ours: number; theirs: number }[] = [];
  for (let round = cold ? 1 : 0; round <= rounds; round++) {
    const pair = { ours: Number.NaN, theirs: Number.NaN };
    const order = round % 2 === 0 ? (["ours", "theirs"] as const) : (["theirs", "ours"] as const);
    for (const side of order) {
      const contender = side === "ours" ? ours : theirs;
      if (contender) pair[side] = await run(contender);
    }
    if (round > 0) pairs.push(pair);
  }
  const median = (side: "ours" | "theirs") =>
    quantile(
      pairs.map((pair) => pair[side]),
      0.5,
    );
  const figures = pairs.map((pair) => COMBINE[figure](pair.ours, pair.theirs));
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(figures, share)) as [number, number, number];
  return { rounds, ours: median("ours"), ...(theirs ? { theirs: median("theirs") } : {}), low, middle, high };
}

const COMBINE: Record<Row["figure"], (ours: number, theirs: number) => number> = {
  ratio: (ours, theirs) => ours / theirs,
  difference: (ours, theirs) => ours - theirs,
  value: (ours) => ours,
};
