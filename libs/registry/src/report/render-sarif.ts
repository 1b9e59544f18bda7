import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import { PACKAGES } from "../packages.ts";
import { SPEC_PATH } from "../spec/spec.ts";
import { FAILURE_CODES, type Failure, type FailureCode, type Place } from "./failure.ts";
import type { Findings, Tool } from "./findings.ts";
import { renderPlain } from "./render-failure.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME = `https://www.npmjs.com/package/${PACKAGES.cli}`;

/**
 * Findings as a SARIF 2.1.0 log, with what GitHub's code scanning asks for besides: a location for every result, and
 * help for every rule.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export function renderSarif({ errors, warnings }: Findings, tool: Tool): string {
  const codes = [...new Set([...errors, ...warnings].map(({ code }) => code))].sort();
  const result = (level: "error" | "warning") => (failure: Failure) => renderResult(level, failure, codes, tool);
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "berth", version: tool.version, informationUri: HOME, rules: codes.map(renderRule) } },
        // Code scanning keeps the alerts of two commands apart by it.
        automationDetails: { id: `berth/${tool.command}/` },
        columnKind: "utf16CodeUnits",
        results: [...errors.map(result("error")), ...warnings.map(result("warning"))],
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function renderRule(id: FailureCode): ReportingDescriptor {
  const text = FAILURE_CODES[id];
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text } };
}

function renderResult(
  level: "error" | "warning",
  failure: Failure,
  codes: readonly FailureCode[],
  { prefix = "" }: Tool,
): Result {
  const { code, place } = failure;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level,
    message: { text: renderPlain(failure) },
    locations: [locate(place, prefix)],
  };
}

/** What stands nowhere follows from the spec. A line of another revision is not a line of the file that is shown. */
function locate(place: Place | undefined, prefix: string): Location {
  const uri = encodePath(prefix + (place?.file ?? SPEC_PATH));
  if (!place || place.revision !== undefined) return { physicalLocation: { artifactLocation: { uri } } };
  const { column, length, line } = place;
  const region = { startLine: line, startColumn: column, endColumn: column + length };
  return { physicalLocation: { artifactLocation: { uri }, region } };
}

/** A URI reference (RFC 3986), relative to the top level. */
const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
