import { listFormer } from "../spec/list-former.ts";
import type { Spec } from "../spec/spec.ts";
import { whyForbidden, whyRisky } from "../spec/unsafe-ports.ts";
import type { TakenElsewhere } from "./count-free.ts";

/**
 * Says for each number why a range doesn't give it away by itself: its row, a former service, another branch, a rule.
 * Undefined for a number that is free.
 */
export function describeTaken(
  spec: Spec,
  elsewhere: readonly TakenElsewhere[] = [],
): (port: number) => string | undefined {
  const rows = new Map(spec.ports.map((row) => [row.port, row]));
  const former = new Map(listFormer(spec).map((was) => [was.port, was]));
  const others = new Map(elsewhere.map((other) => [other.port, other]));
  return (port) => {
    const row = rows.get(port);
    if (row) return `${row.service} (${row.title}, ${row.status})`;
    const was = former.get(port);
    if (was) return `formerly ${was.row.service} (${was.row.title}), on ${was.row.port} now`;
    const why = whyForbidden(port) ?? whyRisky(port);
    return others.get(port)?.holder ?? (why && `not assigned: ${why}`);
  };
}
