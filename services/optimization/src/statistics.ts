import * as z from "zod";

/** What is needed of a recorded line; a gap, or the event of another service, has less. */
const Line = z.object({
  type: z.string(),
  data: z.object({ price: z.number().optional().catch(undefined) }).catch({}),
});

/** What was counted in one recording or several. */
export interface Tally {
  types: Map<string, number>;
  /** The prices at which games crashed. */
  crashes: number[];
}

export const emptyTally = (): Tally => ({ types: new Map(), crashes: [] });

/** Counts one recorded line; one that is no event counts for nothing. */
export function countLine({ crashes, types }: Tally, line: string): void {
  const { data: event } = Line.safeParse(parse(line));
  if (!event) return;
  const { data, type } = event;
  types.set(type, (types.get(type) ?? 0) + 1);
  if (type === "rugs.raw.crash" && data.price !== undefined) crashes.push(data.price);
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const { crashes, types } of tallies) {
    for (const [type, count] of types) sum.types.set(type, (sum.types.get(type) ?? 0) + count);
    sum.crashes = sum.crashes.concat(crashes);
  }
  return sum;
}

/** Null where nothing was counted: a mean of nothing is no number. */
export function describeCrashes(crashes: readonly number[]) {
  if (crashes.length === 0) return null;
  const sorted = [...crashes].sort((one, other) => one - other);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const at = (percent: number) => percentile(sorted, percent);
  return {
    count: sorted.length,
    mean,
    median: at(50),
    p10: at(10),
    p25: at(25),
    p75: at(75),
    p90: at(90),
    p99: at(99),
  };
}

/** Between two values, the percentile lies on the line that joins them. */
function percentile(sorted: readonly number[], percent: number): number {
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
