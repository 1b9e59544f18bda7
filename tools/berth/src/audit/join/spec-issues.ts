import type { Failure, FailureCode } from "@berth/registry";
import type { Issue, IssueKind } from "./audit.ts";
import { command, type Scene } from "./scene.ts";

const KINDS: Partial<Record<FailureCode, IssueKind>> = {
  RANGE_OVERLAP: "range-overlap",
  RANGE_LOW: "range-full",
  RANGE_FULL: "range-full",
  PORT_UNSAFE: "unsafe",
};

/** What is wrong with the spec itself, and what is odd about it. */
export function specIssues(scene: Scene): Issue[] {
  const { specFailures, specState } = scene.facts;
  return specFailures.map((failure) => (specState === "broken" ? fault(scene, failure) : remark(failure)));
}

/** What keeps other commands from working. */
const fault = (scene: Scene, failure: Failure): Issue => ({
  ...remark(failure),
  kind: "spec-invalid",
  urgency: "decide",
  advice: `${failure.fix ?? "Correct the spec."} Other commands work when ${command(scene, "check")} finds no fault.`,
});

const remark = ({ code, fix = "", message, place }: Failure): Issue => ({
  kind: KINDS[code] ?? "spec-invalid",
  urgency: "know",
  ports: [],
  message,
  advice: fix,
  spots: place ? [{ path: place.file, line: place.line, role: "declares" }] : [],
});
