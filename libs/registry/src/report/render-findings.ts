import type { Findings, Tool } from "./findings.ts";
import { renderFailures } from "./render-failure.ts";
import { renderGithub } from "./render-github.ts";
import { renderSarif } from "./render-sarif.ts";

export const FORMATS = ["text", "json", "github", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

/** Findings for people, for scripts, for GitHub's log and for whatever reads SARIF. Ends without a newline. */
export function renderFindings(format: Format, findings: Findings, tool: Tool): string {
  switch (format) {
    case "text":
      return renderText(findings);
    case "json":
      return JSON.stringify({ errors: findings.errors, warnings: findings.warnings });
    case "github":
      return [renderGithub(findings, tool), count(findings)].filter((part) => part).join("\n");
    case "sarif":
      return renderSarif(findings, tool);
  }
}

function renderText(findings: Findings): string {
  const { errors, warnings } = findings;
  return [
    ...(errors.length > 0 ? [renderFailures(errors)] : []),
    ...(warnings.length > 0 ? [`Warnings:\n\n${renderFailures(warnings)}`] : []),
    count(findings),
  ].join("\n\n");
}

const count = ({ errors, warnings }: Findings): string =>
  `${counted(errors.length, "error")}, ${counted(warnings.length, "warning")}.`;

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
