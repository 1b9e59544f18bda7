import type { Finding } from "@berth/guard";
import { renderFailures } from "@berth/registry";
import type { LINT_FORMATS } from "./lint-options.ts";

/** The findings of `berth lint` for people or for scripts. */
export function renderFindings(
  findings: readonly Finding[],
  format: (typeof LINT_FORMATS)[number],
): string {
  if (format === "json")
    return JSON.stringify({
      findings: findings.map(({ code, kind, message, place: { column, file, line }, port }) => ({
        file,
        line,
        column,
        port,
        kind,
        code,
        message,
      })),
    });
  if (findings.length === 0) return "No hardcoded port.";
  const files = new Set(findings.map(({ place }) => place.file)).size;
  return `${renderFailures(findings)}\n\n${count(findings.length, "finding")} in ${count(files, "file")}.`;
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;
