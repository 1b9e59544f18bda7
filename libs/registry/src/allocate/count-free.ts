import { listFormer } from "../spec/list-former.ts";
import type { PortRange, Spec } from "../spec/spec.ts";
import { whyForbidden, whyRisky } from "../spec/unsafe-ports.ts";

/** A number that is taken in a place outside of this working copy's spec, such as another branch. */
export interface TakenElsewhere {
  port: number;
  /** The service that has it and where, for messages: `billing on branch feature/billing`. */
  holder: string;
  /** The service that has it, if known. */
  service?: string | undefined;
}

/** How many ports of a range can still be assigned, and the lowest of them. */
export type CountFree = (range: PortRange) => { free: number; next: number | undefined };

/**
 * Counts what is free in any range of the spec. The program that made a service leave its former number may still run,
 * so that number is assigned only on request.
 */
export function freeCounter(spec: Spec, elsewhere: readonly TakenElsewhere[] = []): CountFree {
  const all = [...spec.ports, ...elsewhere, ...listFormer(spec)];
  const taken = new Set(all.map(({ port }) => port));
  return (range) => countFree(range, taken);
}

function countFree(range: PortRange, taken: ReadonlySet<number>): ReturnType<CountFree> {
  let free = 0;
  let next: number | undefined;
  for (let port = range.from; port <= range.to; port++) {
    if (taken.has(port) || whyForbidden(port) || whyRisky(port)) continue;
    free++;
    next ??= port;
  }
  return { free, next };
}
