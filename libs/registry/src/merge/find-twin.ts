import type { PortRow, Spec } from "../spec.ts";

/**
 * The upstream side's row for a row of the base or of the other side: the one on its number, or the one that had to leave
 * that number. A row that gave way in an earlier merge (a commit further down in the same rebase, a squash merge of the
 * same branch) is the same row still, so what is done to it follows it.
 */
export function findTwin(base: Spec, upstream: Spec, row: PortRow): PortRow | undefined {
  const was = rowAt(base, row.port);
  const { env, service } = was ?? row;
  const there = rowAt(upstream, row.port);
  if (there?.service === service) return there;
  const elsewhere = upstream.ports.find(
    (now) => now.service === service && now.env === env && rowAt(base, now.port)?.env !== env,
  );
  // Without anybody on its number a row that is new on both sides has two numbers, and nothing says which.
  if (elsewhere && (was || there)) return elsewhere;
  return was && there;
}

export const rowAt = (spec: Spec, port: number): PortRow | undefined =>
  spec.ports.find((row) => row.port === port);
