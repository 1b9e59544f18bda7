import type { ParsedSpec } from "../read/parse-spec.ts";
import type { Failure } from "../report/failure.ts";
import type { Findings } from "../report/findings.ts";
import { folderOf } from "../spec/service-folder.ts";
import { type PortRow, SPEC_PATH } from "../spec/spec.ts";
import { warnOfRanges } from "./warn-of-ranges.ts";

/**
 * Errors in a registry that commands can still work with. `checkSpec` has the rules that every command relies on; these
 * only fail `berth check`, so that the commands which correct them still run.
 */
export function auditSpec(parsed: ParsedSpec): Findings {
  return {
    errors: [...findOwnerless(parsed), ...findTwoOwners(parsed), ...findUnusable(parsed)],
    warnings: warnOfRanges(parsed),
  };
}

/** docs/design.md 3.4: only its owner binds an exclusive port, so the row has to name one. */
function findOwnerless({ source, spec }: ParsedSpec): Failure[] {
  return spec.ports
    .filter((row) => isLive(row) && row.exclusive && row.owner === undefined)
    .map((row) => ({
      code: "OWNER_MISSING",
      message: `${row.port} (${row.service}) is exclusive, but its row names no owner that may bind it.`,
      place: source.placeOf(["ports", row.port, "exclusive"], "key"),
      fix: `Add the owner to the row: owner: ${folderOf(spec, "<name>")}, or the program that binds the port.`,
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
          `${row.service} belongs to ${other.owner} on ${other.port} and to ${row.owner} on ${row.port}; ` +
          `a service has one owner.`,
        place: source.placeOf(["ports", row.port, "owner"]),
        fix: "Rename one of the two services, or give both rows the same owner.",
      },
    ];
  });
}

/** A service can use other services only; a retired or unknown one has no variables to pass on. */
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
