import type { Role, Spot } from "../join/audit.ts";
import { bounded } from "./bounded.ts";

const ORDER: readonly Role[] = ["declares", "binds", "publishes", "defaults", "reads", "connects"];

/** The places of a number by what they do with it; each list bounded by itself, so that callers hide no owner. */
export function byRole(spots: readonly Spot[], most: number): { role: Role; shown: readonly Spot[]; more: number }[] {
  return ORDER.flatMap((role) => {
    const all = spots.filter((spot) => spot.role === role);
    return all.length === 0 ? [] : [{ role, ...bounded(all, most) }];
  });
}
