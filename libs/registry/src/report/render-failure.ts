import { printable, printableLine } from "../text/printable.ts";
import type { Failure, Place } from "./failure.ts";

/**
 * A failure as people read it: place, code, sentence; the source line with a squiggle; details; the way out.
 * Ends without a newline.
 */
export function renderFailure(failure: Failure): string {
  const { code, details = [], fix, message, place } = failure;
  const head = place ? `${renderPlace(place)}  ${code}  ${message}` : `${code}  ${message}`;
  const lines = [head];
  if (place) lines.push(...renderExcerpt(place));
  for (const detail of details) lines.push(`  ${detail}`);
  if (fix) lines.push(fix);
  // A message may quote untrusted text, such as a key or a flag.
  return printable(lines.join("\n"));
}

/**
 * `spec/ports.yaml:41:3`; in another revision as git writes it, `origin/main:spec/ports.yaml:41:3`. Always one line.
 */
export function renderPlace({ column, file, line, revision }: Place): string {
  return printableLine([...(revision === undefined ? [] : [revision]), file, line, column].join(":"));
}

/** A failure on plain lines, for formats that show its place in their own way; a place in another revision is named. */
export function renderPlain({ details = [], fix, message, place }: Failure): string {
  const where = place?.revision === undefined ? [] : [renderPlace(place)];
  return printable([message, ...where, ...details, ...(fix ? [fix] : [])].join("\n"));
}

/** All failures, one after the other, with a blank line between two. */
export function renderFailures(failures: readonly Failure[]): string {
  return failures.map(renderFailure).join("\n\n");
}

function renderExcerpt(place: Place): string[] {
  const source = printable(place.source.slice(0, 160));
  if (source.trim() === "") return [];
  const gutter = String(place.line);
  // Tabs keep their width only if the squiggle line repeats them.
  const pad = source.slice(0, place.column - 1).replace(/[^\t]/g, " ");
  const room = Math.max(1, source.length - (place.column - 1));
  const squiggle = "~".repeat(Math.max(1, Math.min(place.length, room)));
  return [`  ${gutter} | ${source}`, `  ${" ".repeat(gutter.length)} | ${pad}${squiggle}`];
}
