import { printable } from "../text/printable.ts";
import type { Failure, Place } from "./failure.ts";
import type { Findings, Tool } from "./findings.ts";
import { renderPlain } from "./render-failure.ts";

/**
 * Findings as workflow commands, which GitHub shows beside the lines of a pull request (ten of each kind a step; the
 * log has them all). https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub({ errors, warnings }: Findings, tool: Tool): string {
  return [
    ...errors.map((failure) => renderCommand("error", failure, tool)),
    ...warnings.map((failure) => renderCommand("warning", failure, tool)),
  ].join("\n");
}

function renderCommand(level: "error" | "warning", failure: Failure, { prefix = "" }: Tool): string {
  const { code, place } = failure;
  const properties = { ...(place && locate(place, prefix)), title: code };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level} ${written.join(",")}::${escapeData(renderPlain(failure))}`;
}

/** A line of another revision is not a line of the file that is shown. */
function locate(place: Place, prefix: string): Record<string, string | number> {
  const file = prefix + place.file;
  if (place.revision !== undefined) return { file };
  const { column, length, line } = place;
  return { file, line, col: column, endColumn: column + length };
}

// A command ends at its line's end, and its properties at `:` and `,`: untrusted text must end neither
// (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).

const escapeData = (text: string): string => printable(text).replaceAll("%", "%25").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
