import { envFor } from "./names.ts";
import type { PortRow } from "./spec.ts";

/**
 * The row whose number is the port of the service, as `berth env` calls PORT: the live one whose variable is
 * `<NAME>_PORT`, else the live one with the lowest number. So a second port never moves a program off its first.
 * Undefined for a service without a live row.
 *
 * @param rows ascending by port; those of other services count for nothing
 */
export function mainRowOf<Row extends Pick<PortRow, "env" | "service" | "status">>(
  rows: readonly Row[],
  service: string,
): Row | undefined {
  const own = rows.filter((row) => row.service === service && row.status !== "retired");
  return own.find(({ env }) => env === envFor(service)) ?? own[0];
}
