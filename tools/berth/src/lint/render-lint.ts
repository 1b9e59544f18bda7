import type { Coverage, Finding } from "@berth/guard";
import { renderFailures, renderFindings, type Spec } from "@berth/registry";
import packageJson from "../../package.json" with { type: "json" };
import { count } from "./count.ts";
import type { LintOptions } from "./lint-options.ts";
import { renderCoverage } from "./render-coverage.ts";
import { renderReport } from "./render-report.ts";

type LintFormat = NonNullable<LintOptions["format"]>;

/** What lint has to say. */
export interface Report {
  findings: readonly Finding[];
  /** How many the filters leave out. */
  hidden: number;
  spec?: Spec | undefined;
  /** Undefined for a text that is no file. */
  coverage?: Coverage | undefined;
  /** What stands before each path so that it begins at the repository's top level, with a final slash. */
  prefix?: string | undefined;
}

/** The findings of `berth lint` for people, for scripts, or as annotations. */
export function renderLint(report: Report, format: LintFormat): string {
  const { coverage, findings, prefix = "" } = report;
  switch (format) {
    case "json":
      return JSON.stringify({ findings: findings.map(flatten), ...(coverage && { files: coverage }) });
    case "github":
    case "sarif":
      return renderFindings(
        format,
        { errors: [...findings], warnings: [] },
        { command: "lint", version: packageJson.version, prefix },
      );
    case "text":
    case "long":
      return [renderText(report, format), ...renderNotes(report, format)].join("\n");
  }
}

function flatten({ code, fix, kind, message, place: { column, file, line }, port }: Finding) {
  return { file, line, column, port, kind, code, message, fix };
}

function renderText({ coverage, findings, spec }: Report, format: "text" | "long"): string {
  if (findings.length === 0) return coverage?.read.length === 0 ? "Nothing was read." : "No hardcoded port.";
  if (format === "text") return renderReport(findings, spec);
  const files = new Set(findings.map(({ place }) => place.file)).size;
  return `${renderFailures(findings)}\n\n${count(findings.length, "finding")} in ${count(files, "file")}.`;
}

const renderNotes = ({ coverage, hidden }: Report, format: "text" | "long"): string[] => [
  ...(hidden > 0 ? [`${hidden} more ${hidden === 1 ? "is" : "are"} left out by --kind, --port or --no-tests.`] : []),
  ...(coverage ? renderCoverage(coverage, format === "long") : []),
];
