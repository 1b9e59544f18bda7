import type { CellState, EdgeView, MonitorState } from "../../../src/api/monitor-state.ts";
import { isTrouble } from "../words/is-trouble.ts";
import { wordOf } from "../words/word-of.ts";

/** A service that reads one or more variables of another. */
export interface Use {
  from: string;
  to: string;
  reads: { env: string; place: string }[];
  /** The state of what is used. */
  state: CellState;
}

/** From so many services on, only a part of the graph is drawn. */
const MOST = 25;
/** These work, or are not expected here. */
const FINE: ReadonlySet<CellState> = new Set(["up", "outside"]);

/** One use for each pair of services, however many variables are read. */
export function usesOf(edges: readonly EdgeView[], services: MonitorState["services"]): Use[] {
  const uses = new Map<string, Use>();
  for (const { from, to, env, place } of edges) {
    if (from === to) continue;
    const key = `${from}\n${to}`;
    const use = uses.get(key) ?? { from, to, reads: [], state: services[to]?.state ?? "unknown" };
    use.reads.push({ env, place });
    uses.set(key, use);
  }
  return [...uses.values()];
}

export const isFine = ({ state }: Use): boolean => FINE.has(state);

/**
 * What is drawn: all where that can be read, else the direct neighbours of the chosen service, and as many uses of
 * what is in trouble as there is room for.
 * @returns `left`: how many uses are not drawn.
 */
export function usesToDraw(uses: readonly Use[], chosen: string | undefined): { drawn: Use[]; left: number } {
  if (namesOf(uses).size < MOST) return { drawn: [...uses], left: 0 };
  const own = uses.filter(({ from, to }) => from === chosen || to === chosen);
  const drawn = new Set(own);
  const names = namesOf(own);
  for (const use of uses) {
    if (!isTrouble(use.state)) continue;
    const more = namesOf([use]);
    if (new Set([...names, ...more]).size >= MOST) continue;
    for (const name of more) names.add(name);
    drawn.add(use);
  }
  return { drawn: uses.filter((use) => drawn.has(use)), left: uses.length - drawn.size };
}

export const namesOf = (uses: readonly Use[]): Set<string> => new Set(uses.flatMap(({ from, to }) => [from, to]));

/** `rugs-sanitizer reads RUGS_FEED_PORT of rugs-feed (down)`. */
export function sentenceOfUse(use: Use): string {
  const variables = [...new Set(use.reads.map(({ env }) => env))].join(", ");
  return `${use.from} reads ${variables} of ${use.to}${isFine(use) ? "" : ` (${wordOf(use.state)})`}`;
}
