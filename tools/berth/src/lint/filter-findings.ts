import type { Finding } from "@berth/guard";
import type { LintOptions } from "@berth/scaffold";
import { isOfTest } from "./group-findings.ts";

/** The findings that are asked for. A file that can't be judged may hold any port, so only its path leaves it out. */
export function filterFindings(
  findings: readonly Finding[],
  { kind, port, tests = true }: Pick<LintOptions, "kind" | "port" | "tests">,
): Finding[] {
  return findings.filter((finding) => {
    if (!tests && isOfTest(finding)) return false;
    if (finding.port === undefined) return true;
    return (kind === undefined || finding.kind === kind) && (port === undefined || finding.port === port);
  });
}
