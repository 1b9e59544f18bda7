import type { Finding } from "@berth/guard";
import { type Format, renderFailures, renderFindings } from "@berth/registry";
import packageJson from "../../package.json" with { type: "json" };

/** The findings of `berth lint` for people, for scripts, or as annotations. */
export function renderLint(findings: readonly Finding[], format: Format, prefix = ""): string {
  if (format === "json") return JSON.stringify({ findings: findings.map(flatten) });
  if (format !== "text")
    return renderFindings(
      format,
      { errors: [...findings], warnings: [] },
      { command: "lint", version: packageJson.version, prefix },
    );
  if (findings.length === 0) return "No hardcoded port.";
  const files = new Set(findings.map(({ place }) => place.file)).size;
  return `${renderFailures(findings)}\n\n${count(findings.length, "finding")} in ${count(files, "file")}.`;
}

function flatten({ code, fix, kind, message, place: { column, file, line }, port }: Finding) {
  return { file, line, column, port, kind, code, message, fix };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
