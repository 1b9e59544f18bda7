import type { Failure, Place, Spec } from "@berth/registry";
import type { PortPlace } from "../places/port-place.ts";
import { findIgnore, type Ignore } from "./find-ignore.ts";
import type { Finding } from "./finding.ts";
import { judgePlace } from "./judge-place.ts";
import { type SourceLines, sourceLines } from "./source-lines.ts";

/** A line of text longer than this is shown in part. */
const MAX_SOURCE = 500;

/** The findings of one file, in the order of its lines. Without a spec every place is one. */
export function judgeText(path: string, text: string, places: readonly PortPlace[], spec?: Spec): Finding[] {
  if (places.length === 0) return [];
  const lines = sourceLines(text);
  const ignores = new Map<number, Ignore | undefined>();
  const ignoreAt = (line: number): Ignore | undefined => {
    if (!ignores.has(line)) ignores.set(line, findIgnore(lines, line));
    return ignores.get(line);
  };
  return places.flatMap((place) => {
    const { column, line } = lines.at(place.start);
    const source = lines.line(line).slice(0, MAX_SOURCE);
    const before = text.slice(Math.max(place.start - column + 1, place.start - MAX_SOURCE), place.start);
    const rest = text.slice(place.end, place.end + MAX_SOURCE).split(/[\r\n]/, 1)[0] ?? "";
    const verdict = spec
      ? judgePlace({ place, path, text, before, rest }, spec)
      : { code: "PORT_HARDCODED" as const, message: describePlace(place) };
    if (!verdict) return [];
    const ignore = ignoreAt(line);
    if (ignore && ignore.reason !== "") return [];
    const { end, start, ...facts } = place;
    const finding = { ...verdict, place: { file: path, line, column, length: end - start, source }, ...facts };
    return ignore ? [{ ...finding, ...unexplained(finding, ignore, lines) }, finding] : [finding];
  });
}

function unexplained(
  { place, port }: Finding,
  { column, line }: Ignore,
  lines: SourceLines,
): Failure & { place: Place } {
  return {
    code: "IGNORE_UNEXPLAINED",
    message: `This comment doesn't say why ${port} may stay.`,
    fix: "Give the reason: berth-ignore: <reason>.",
    place: {
      file: place.file,
      line,
      column,
      length: "berth-ignore".length,
      source: lines.line(line).slice(0, MAX_SOURCE),
    },
  };
}

const WHAT = {
  bind: "is bound as a literal number",
  connect: "is called as a literal number",
  publish: "is published as a literal number",
} as const;

/** One sentence for an audit, which knows no spec. */
function describePlace({ host, kind, port, variable }: PortPlace): string {
  if (kind === "default")
    return variable === undefined ? `${port} is a default.` : `${port} is the default of ${variable}.`;
  return `${port} ${WHAT[kind]}${kind === "connect" && host ? ` at ${host}` : ""}.`;
}
