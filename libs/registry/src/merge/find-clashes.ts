import type { Failure } from "../report/failure.ts";
import type { PortRow, Spec } from "../spec/spec.ts";

/** New names and variables that both sides used for different rows: only a person knows which is right. */
export function findClashes(base: Spec, upstream: Spec, rows: readonly PortRow[]): Failure[] {
  const isOld = (service: string) => base.ports.some((row) => row.service === service);
  return rows.flatMap((row) => {
    // A second port for a service that both sides know is no clash.
    const named = upstream.ports.find(({ service }) => service === row.service && !isOld(service));
    // A service that moved took its variable along; whether it left the other row is seen when both are put together.
    const twin = named ?? upstream.ports.find(({ env, service }) => env === row.env && service !== row.service);
    if (!twin) return [];
    const what = named ? `the service ${row.service}` : `the variable ${row.env}`;
    return [
      {
        code: "SPEC_INVALID",
        message: `Both sides added ${what}: on ${twin.port} and on ${row.port}.`,
        fix: "Decide which of the two stays, and edit the rows by hand.",
      } as const,
    ];
  });
}
