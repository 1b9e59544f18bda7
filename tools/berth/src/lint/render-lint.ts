import { BASELINE_PATH, type Coverage, type Finding } from "@berth/guard";
import { commandOf, printableLine, renderFailures, renderFindings, type Spec } from "@berth/registry";
import type { LintOptions } from "@berth/scaffold";
import packageJson from "../../package.json" with { type: "json" };
import { count } from "./count.ts";
import { renderCoverage } from "./render-coverage.ts";
import { renderReport } from "./render-report.ts";

type LintFormat = NonNullable<LintOptions["format"]>;

/** What lint has to say. */
export interface Report {
  findings: readonly Finding[];
  /** How many the filters leave out. */
  hidden: number;
  /** What was changed, a line each. */
  done?: readonly string[] | undefined;
  /** How many places the baseline excuses, and how many of those it has are fixed. */
  excused?: { places: number; fixed: number } | undefined;
  spec?: Spec | undefined;
  /** Undefined for a text that is no file. */
  coverage?: Coverage | undefined;
  /** What stands before each path so that it begins at the repository's top level, with a final slash. */
  prefix?: string | undefined;
}

/** From here on a report offers the baseline. */
const MANY = 50;

/** The findings of `berth lint` for people, for scripts, or as annotations. */
export function renderLint(report: Report, format: LintFormat): string {
  const { coverage, excused, findings, prefix = "" } = report;
  switch (format) {
    case "json":
      return JSON.stringify({
        findings: findings.map(flatten),
        ...(excused && isKnown(excused) && { baseline: { excused: excused.places, fixed: excused.fixed } }),
        ...(coverage && { files: coverage }),
      });
    case "github":
    case "sarif":
      return renderFindings(
        format,
        { errors: [...findings], warnings: [] },
        { command: "lint", version: packageJson.version, prefix },
      );
    case "text":
    case "long":
      return [
        ...(report.done ?? []).map(printableLine),
        renderText(report, format),
        ...renderNotes(report, format),
      ].join("\n");
  }
}

function flatten({ code, fix, kind, message, place: { column, file, line }, port }: Finding) {
  return { file, line, column, port, kind, code, message, fix };
}

const isKnown = ({ fixed, places }: { places: number; fixed: number }): boolean => places + fixed > 0;

function renderText({ coverage, excused, findings, spec }: Report, format: "text" | "long"): string {
  if (findings.length === 0) {
    if (coverage?.read.length === 0) return "Nothing was read.";
    return excused && excused.places > 0 ? "No new hardcoded port." : "No hardcoded port.";
  }
  if (format === "text") return renderReport(findings, spec);
  const files = new Set(findings.map(({ place }) => place.file)).size;
  return `${renderFailures(findings)}\n\n${count(findings.length, "finding")} in ${count(files, "file")}.`;
}

function renderNotes(report: Report, format: "text" | "long"): string[] {
  const { coverage, excused = { places: 0, fixed: 0 }, findings, hidden, spec } = report;
  const { fixed, places } = excused;
  const notes: string[] = [];
  if (hidden > 0) notes.push(`${hidden} more ${hidden === 1 ? "is" : "are"} left out by --kind, --port or --no-tests.`);
  if (places > 0) notes.push(`${BASELINE_PATH} excuses ${count(places, "finding")}.`);
  if (spec && fixed > 0)
    notes.push(
      `${fixed} of its excuses ${fixed === 1 ? "is" : "are"} fixed. ` +
        `To take ${fixed === 1 ? "it" : "them"} out: ${commandOf(spec, PRUNE)}`,
    );
  if (spec && report.excused && !isKnown(excused) && findings.length >= MANY)
    notes.push(`To start from here and let only new findings fail: ${commandOf(spec, "lint --baseline")}`);
  return [...notes, ...(coverage ? renderCoverage(coverage, format === "long") : [])];
}

const PRUNE = "lint --baseline --prune";
