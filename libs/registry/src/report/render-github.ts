import { printable, printablePhrase } from "../text/printable.ts";
import type { Failure, Place } from "./failure.ts";
import type { Findings, Tool } from "./findings.ts";
import { renderPlace, renderPlain } from "./render-failure.ts";

/** How many annotations of a level GitHub takes from a step; it drops the others without a word. */
const MAX_ANNOTATIONS = 10;

/**
 * Findings as workflow commands, which GitHub shows beside the lines of a pull request. Of more than it takes the last
 * annotation says how many there are besides, and those stand in the log, a line each.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub({ errors, warnings }: Findings, tool: Tool): string {
  return [...renderLevel("error", errors, tool), ...renderLevel("warning", warnings, tool)].join("\n");
}

function renderLevel(level: "error" | "warning", failures: readonly Failure[], tool: Tool): string[] {
  const isMany = failures.length > MAX_ANNOTATIONS;
  const shown = isMany ? failures.slice(0, MAX_ANNOTATIONS - 1) : failures;
  const rest = failures.slice(shown.length);
  const more = `::${level} title=${rest.length} more::${rest.length} more ${level}s are in the log of this step.`;
  return [
    ...shown.map((failure) => renderCommand(level, failure, tool)),
    ...(isMany ? [more] : []),
    ...rest.map((failure) => renderLogLine(failure, tool)),
  ];
}

/** One line that is no command. */
function renderLogLine({ code, fix, message, place }: Failure, { prefix = "" }: Tool): string {
  const where = place ? [renderPlace({ ...place, file: prefix + place.file })] : [];
  return printablePhrase([...where, code, [message, ...(fix ? [fix] : [])].join(" ")].join("  "));
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
