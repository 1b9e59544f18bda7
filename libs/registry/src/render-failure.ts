import type { Failure } from "./failure.ts";

/**
 * A failure as people read it: place, code, sentence; the source line with a squiggle; details; the way out.
 * Ends without a newline.
 */
export function renderFailure(failure: Failure): string {
  const { code, details = [], fix, message, place } = failure;
  const head = place
    ? `${place.file}:${place.line}:${place.column}  ${code}  ${message}`
    : `${code}  ${message}`;
  const lines = [head];
  if (place) lines.push(...renderExcerpt(place));
  for (const detail of details) lines.push(`  ${detail}`);
  if (fix) lines.push(fix);
  // A message may quote a key or a flag that somebody made up.
  return lines.join("\n").replace(UNPRINTABLE, "\uFFFD");
}

/** All failures, one after the other, with a blank line between two. */
export function renderFailures(failures: readonly Failure[]): string {
  return failures.map(renderFailure).join("\n\n");
}

function renderExcerpt(place: NonNullable<Failure["place"]>): string[] {
  // One mark for each character, so that the squiggle stays in place.
  const source = place.source.slice(0, 160).replace(UNPRINTABLE, "\uFFFD");
  if (source.trim() === "") return [];
  const gutter = String(place.line);
  // Tabs keep their width only if the squiggle line repeats them.
  const pad = source.slice(0, place.column - 1).replace(/[^\t]/g, " ");
  const room = Math.max(1, source.length - (place.column - 1));
  const squiggle = "~".repeat(Math.max(1, Math.min(place.length, room)));
  return [`  ${gutter} | ${source}`, `  ${" ".repeat(gutter.length)} | ${pad}${squiggle}`];
}

/** Escape sequences of a hostile file must not reach the terminal; tabs and line breaks may. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
