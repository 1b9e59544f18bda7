import type { ParsedSpec } from "../read/parse-spec.ts";
import type { Failure } from "../report/failure.ts";
import type { Findings } from "../report/findings.ts";
import { folderOf } from "../spec/service-folder.ts";
import { type PortRow, SPEC_PATH } from "../spec/spec.ts";
import { warnOfRanges } from "./warn-of-ranges.ts";

/**
 * What a registry that can be worked with should not say all the same. `checkSpec` holds the rules without which no
 * command can trust it; these stop `berth check` alone, so that the commands which put them right are not stopped by
 * them.
 */
export function auditSpec(parsed: ParsedSpec): Findings {
  return {
    errors: [...findOwnerless(parsed), ...findTwoOwners(parsed), ...findUnusable(parsed)],
    warnings: warnOfRanges(parsed),
  };
}

/** docs/design.md 3.4: an exclusive port is bound by its owner alone. Without an owner nobody can tell who that is. */
function findOwnerless({ source, spec }: ParsedSpec): Failure[] {
  return spec.ports
    .filter((row) => isLive(row) && row.exclusive && row.owner === undefined)
    .map((row) => ({
      code: "OWNER_MISSING",
      message: `${row.port} (${row.service}) is exclusive, but no owner is named who alone may bind it.`,
      place: source.placeOf(["ports", row.port, "exclusive"], "key"),
      fix: `Name the owner in the row: owner: ${folderOf(spec, "<name>")}, or whoever it is.`,
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
        message:
          `${row.service} belongs to ${other.owner} on ${other.port} and to ${row.owner} on ${row.port}; one name ` +
          `is one service.`,
        place: source.placeOf(["ports", row.port, "owner"]),
        fix: "Give one of the two another name, or both the same owner.",
      },
    ];
  });
}

/** A service can connect to another one only; one that is retired or was never there gives it no variables. */
function findUnusable({ source, spec }: ParsedSpec): Failure[] {
  const names = new Set(spec.ports.filter(isLive).map(({ service }) => service));
  return spec.ports.filter(isLive).flatMap(({ port, service, uses = [] }) =>
    uses.flatMap((used, index): Failure[] => {
      if (names.has(used) && used !== service) return [];
      return [
        {
          code: "SERVICE_UNKNOWN",
          message:
            used === service
              ? `${service} uses itself.`
              : `${service} uses ${used}, which is not a service in use in ${SPEC_PATH}.`,
          place: source.placeOf(["ports", port, "uses", index]),
          fix: "Correct the name, or remove it from the list.",
        },
      ];
    }),
  );
}

const isLive = (row: PortRow): boolean => row.status !== "retired";

const trimSlash = (owner: string | undefined): string | undefined => owner?.replace(/\/$/, "");
