import { whyForbidden } from "@berth/registry";
import frameworks from "./framework-defaults.json" with { type: "json" };
import type { Scene } from "./scene.ts";

/** What frameworks take that are told no port. */
export const FRAMEWORK_DEFAULTS: Readonly<Record<string, string>> = frameworks;

/** A number near another one that nothing here names; for each number another one. */
export function freeNear({ joined, rows, sightings, suggested }: Scene, port: number): number {
  const known = suggested.get(port);
  if (known !== undefined) return known;
  const taken = new Set([
    ...sightings.map((one) => one.port),
    ...rows.keys(),
    ...joined.rows.map(({ row }) => row.port),
    ...suggested.values(),
    ...Object.keys(FRAMEWORK_DEFAULTS).map(Number),
  ]);
  let free = port + 1;
  while (taken.has(free) || whyForbidden(free)) free = free >= 65_535 ? 1024 : free + 1;
  suggested.set(port, free);
  return free;
}
