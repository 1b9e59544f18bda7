import type { Failure, FailureCode } from "@berth/registry";
import type { Issue, IssueKind } from "./audit.ts";
import type { Scene } from "./scene.ts";

const KINDS: Partial<Record<FailureCode, IssueKind>> = {
  RANGE_OVERLAP: "range-overlap",
  RANGE_LOW: "range-full",
  RANGE_FULL: "range-full",
  PORT_UNSAFE: "unsafe",
};

/** What is wrong with the spec itself, and where the machine is against it. */
export function specIssues({ facts }: Scene): Issue[] {
  const { held, specFailures, specState } = facts;
  return [
    ...specFailures.map((failure) => fromFailure(failure, specState === "broken")),
    ...held.map(
      ({ failure, port }): Issue => ({
        kind: "held",
        urgency: "correct",
        ports: [port],
        message: failure.message,
        advice: failure.fix ?? "",
        spots: [],
      }),
    ),
  ];
}

function fromFailure({ code, fix, message, place }: Failure, isBroken: boolean): Issue {
  const kind = KINDS[code] ?? "spec-invalid";
  const spots = place ? [{ path: place.file, line: place.line, role: "declares" as const }] : [];
  return { kind, urgency: isBroken ? "decide" : "know", ports: [], message, advice: fix ?? "", spots };
}
