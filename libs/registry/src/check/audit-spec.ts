import type { Failure } from "../failure.ts";
import type { Findings } from "../findings/findings.ts";
import type { ParsedSpec } from "../parse-spec.ts";
import type { PortRow } from "../spec.ts";
import { warnOfRanges } from "./warn-of-ranges.ts";

/**
 * What a registry that can be worked with should not say all the same. `checkSpec` holds the rules without which no command
 * can trust it; these stop `berth check` alone, so that the commands which put them right are not stopped by them.
 */
export function auditSpec(parsed: ParsedSpec): Findings {
  return {
    errors: [...findOwnerless(parsed), ...findTwoOwners(parsed)],
    warnings: warnOfRanges(parsed),
  };
}

/** Seed rule 4: an exclusive port is bound by its owner alone. Without an owner nobody can tell who that is. */
function findOwnerless({ source, spec }: ParsedSpec): Failure[] {
  return spec.ports
    .filter((row) => isLive(row) && row.exclusive && row.owner === undefined)
    .map((row) => ({
      code: "OWNER_MISSING",
      message: `${row.port} (${row.service}) is exclusive, but no owner is named who alone may bind it.`,
      place: source.placeOf(["ports", row.port, "exclusive"], "key"),
      fix: "Name the owner in the row: owner: services/<name>, or whoever it is.",
    }));
}

/** Two rows may have one name: a service with two ports. Two owners can't. */
function findTwoOwners({ source, spec }: ParsedSpec): Failure[] {
  const first = new Map<string, PortRow>();
  return spec.ports.flatMap((row): Failure[] => {
    if (!isLive(row) || row.owner === undefined) return [];
    const other = first.get(row.service);
    if (!other) first.set(row.service, row);
    if (!other || trimSlash(other.owner) === trimSlash(row.owner)) return [];
    return [
      {
        code: "NAME_TAKEN",
        message: `${row.service} belongs to ${other.owner} on ${other.port} and to ${row.owner} on ${row.port}; one name is one service.`,
        place: source.placeOf(["ports", row.port, "owner"]),
        fix: "Give one of the two another name, or both the same owner.",
      },
    ];
  });
}

const isLive = (row: PortRow): boolean => row.status !== "retired";

const trimSlash = (owner: string | undefined): string | undefined => owner?.replace(/\/$/, "");
