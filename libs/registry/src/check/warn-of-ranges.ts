import { fullFailures } from "../allocate/allocate-port.ts";
import { freeCounter } from "../allocate/count-free.ts";
import { suggestGrowth } from "../allocate/suggest-range.ts";
import { onDemand } from "../read/on-demand.ts";
import type { ParsedSpec } from "../read/parse-spec.ts";
import type { Failure } from "../report/failure.ts";
import { type PortRange, type Spec, spanOf } from "../spec/spec.ts";

/** The last tenth of a range, and in a small one the last port: early enough to widen it before a service needs it. */
const LAST_SHARE = 10;

/**
 * The open ranges that have no port left, with the holders of their ports, and those that are nearly full. Ports of
 * locked and fixed ranges are not assigned in order, so it does not matter whether these are full.
 */
export function warnOfRanges({ source, spec }: ParsedSpec): Failure[] {
  const countFree = freeCounter(spec);
  const explainFull = onDemand(() => fullFailures(spec));
  const placeOf = ({ id }: PortRange) => source.placeOf(["ranges", id, "ports"]);
  return spec.ranges
    .filter(({ policy }) => policy === "open")
    .flatMap((range): Failure[] => {
      const { free, next } = countFree(range);
      if (free === 0) return [{ ...explainFull()(range), place: placeOf(range) }];
      const few = Math.max(1, Math.floor((range.to - range.from + 1) / LAST_SHARE));
      if (free > few || !spec.ports.some(({ port }) => port >= range.from && port <= range.to)) return [];
      return [{ ...runningOut(spec, range, free, next), place: placeOf(range) }];
    });
}

const runningOut = (spec: Spec, range: PortRange, free: number, next: number | undefined): Failure => ({
  code: "RANGE_LOW",
  message:
    free === 1
      ? `${range.id} ${spanOf(range)} has one port left, ${next}.`
      : `${range.id} ${spanOf(range)} has ${free} ports left, the next is ${next}.`,
  fix: suggestGrowth(spec, range),
});
