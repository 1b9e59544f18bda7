import { type PortRow, rangeOf, type Spec } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";

/**
 * Why a new row has no lower number: the ports of its range that were skipped because they are taken elsewhere.
 */
export function noteElsewhere(spec: Spec, row: PortRow, snapshot: Snapshot): string[] {
  const range = rangeOf(spec, row.port);
  const here = new Set(spec.ports.map(({ port }) => port));
  const passedOver = snapshot.elsewhere.filter(
    ({ port }) => range && port >= range.from && port < row.port && !here.has(port),
  );
  return [...passedOver.map(({ holder, port }) => `${port} is taken by ${holder}.`), ...snapshot.blindSpots];
}
