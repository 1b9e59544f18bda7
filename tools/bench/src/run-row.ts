import type { Machine } from "./machine.ts";
import { measure } from "./measure.ts";
import type { Result } from "./results.ts";
import type { Row } from "./row.ts";

/**
 * Sets a row up, measures it and clears it away.
 * @throws when a run of it fails, or `signal` stops it.
 */
export async function runRow(
  { cold = false, figure, open, rounds: most = Infinity }: Row,
  { machine, rounds, signal }: { machine: Machine; rounds: number; signal: AbortSignal },
): Promise<Result> {
  const contest = await open();
  try {
    const figures = await measure(contest, figure, Math.min(rounds, most), { cold, signal });
    return { date: new Date().toISOString().slice(0, 10), machine, ...figures };
  } finally {
    await contest.close?.();
  }
}
