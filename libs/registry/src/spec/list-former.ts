import type { PortRow, Spec } from "./spec.ts";

/** A number that a service had before it got the one it has. */
export interface FormerPort {
  port: number;
  reason: string;
  /** The row of the service that had it. */
  row: PortRow;
}

/** Every number that a service left for another one and that no row has. It is assigned by number only. */
export function listFormer({ ports }: Spec): FormerPort[] {
  const held = new Set(ports.map(({ port }) => port));
  return ports.flatMap((row) => (row.previous ?? []).flatMap((was) => (held.has(was.port) ? [] : [{ ...was, row }])));
}
