import { commandOf } from "../spec/command-of.ts";
import { type PortRange, type Spec, spanOf } from "../spec/spec.ts";
import { FIRST_PORT, LAST_PORT, whyRisky } from "../spec/unsafe-ports.ts";

/** Ranges are usually blocks of ten. */
const BLOCK = 10;

/** The first block of a registry without ranges. */
const FIRST_BLOCK = 9000;

/** The way out of a full range as a sentence with its command. */
export function suggestGrowth(spec: Spec, range: PortRange): string {
  const growth = growthOf(spec, range);
  return growth ? `${growth.words}: ${growth.command}` : "No block of ten ports is left for another range.";
}

/**
 * The command that widens a range: up to twice as many ports, if no other range begins before. If one follows directly,
 * the command that adds another range, in the next free block. Undefined if no block is left.
 */
export function growthOf(spec: Spec, range: PortRange): { words: string; command: string } | undefined {
  const size = range.to - range.from + 1;
  const next = Math.min(...spec.ranges.map(({ from }) => from).filter((from) => from > range.to));
  const to = lastSafe(range.to, Math.min(range.to + size, next - 1, LAST_PORT));
  if (to > range.to) return { words: "Widen it with", command: command(spec, range.id, { from: range.from, to }) };
  const added = suggestNewRange(spec, range.to);
  return added ? { words: "Add another range with", command: added } : undefined;
}

/**
 * The command that adds a range: the next block of ten after `last`, or after the lowest range. Undefined if none is
 * left.
 */
export function suggestNewRange(spec: Spec, last?: number): string | undefined {
  const lowest = spec.ranges.length > 0 ? Math.min(...spec.ranges.map(({ to }) => to)) : FIRST_BLOCK - 1;
  const block = (last === undefined ? undefined : freeBlockBehind(spec, last)) ?? freeBlockBehind(spec, lowest);
  return block && command(spec, "<id>", block);
}

/**
 * The command that adds a range around a port that is in no range: its block of ten, without what other ranges have of
 * it. Undefined for a port that no range may have.
 */
export function suggestRangeFor(spec: Spec, port: number): string | undefined {
  if (port < FIRST_PORT || port > LAST_PORT) return undefined;
  const start = port - (port % BLOCK);
  const below = spec.ranges.map(({ to }) => to).filter((to) => to < port);
  const above = spec.ranges.map(({ from }) => from).filter((from) => from > port);
  const from = Math.max(start, FIRST_PORT, ...below.map((to) => to + 1));
  const to = Math.min(start + BLOCK - 1, LAST_PORT, ...above.map((from) => from - 1));
  return command(spec, "<id>", { from, to });
}

/** The next block of ten after a port that overlaps no range. */
function freeBlockBehind({ ranges }: Spec, last: number): Span | undefined {
  for (let from = last + BLOCK - (last % BLOCK); !whyRisky(from + BLOCK - 1); from += BLOCK) {
    const to = from + BLOCK - 1;
    if (!ranges.some((range) => range.from <= to && from <= range.to)) return { from, to };
  }
  return undefined;
}

/** The last port up to `to` that the system doesn't use for outgoing connections; `from` if there is none. */
function lastSafe(from: number, to: number): number {
  let last = to;
  while (last > from && whyRisky(last)) last--;
  return last;
}

type Span = Pick<PortRange, "from" | "to">;

const command = (spec: Spec, id: string, span: Span): string => commandOf(spec, `range ${id} --ports=${spanOf(span)}`);
