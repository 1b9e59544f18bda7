import { listFormer } from "../spec/list-former.ts";
import type { PortRange, Spec } from "../spec/spec.ts";
import { whyForbidden, whyRisky } from "../spec/unsafe-ports.ts";

/** A number that is taken somewhere the spec of this working copy doesn't show, such as another branch. */
export interface TakenElsewhere {
  port: number;
  /** Who has it and where, for messages: `billing on branch feature/billing`. */
  holder: string;
  /** Who has it, as far as that can be seen. */
  service?: string | undefined;
}

/**
 * How many ports of the range can still be assigned, and the lowest of them. What drove a service off its former number
 * may still be there, so that number is assigned only when it is asked for.
 */
export function countFree(
  spec: Spec,
  range: PortRange,
  elsewhere: readonly TakenElsewhere[] = [],
): { free: number; next: number | undefined } {
  const all = [...spec.ports, ...elsewhere, ...listFormer(spec)];
  const taken = new Set(all.map(({ port }) => port));
  let free = 0;
  let next: number | undefined;
  for (let port = range.from; port <= range.to; port++) {
    if (taken.has(port) || whyForbidden(port) || whyRisky(port)) continue;
    free++;
    next ??= port;
  }
  return { free, next };
}
