import type { Spec } from "@berth/registry";
import type { PortPlace } from "../places/port-place.ts";
import { describePlace } from "./describe-place.ts";
import { findIgnore, type Ignore } from "./find-ignore.ts";
import type { Finding } from "./finding.ts";
import { judgePlace } from "./judge-place.ts";
import { type SourceLines, sourceLines } from "./source-lines.ts";

/** The findings of one file, in the order of its lines. Without a spec every place is one. */
export function judgeText(path: string, text: string, places: readonly PortPlace[], spec?: Spec): Finding[] {
  if (places.length === 0) return [];
  const lines = sourceLines(text);
  return places.flatMap((place) => {
    const { column, line } = lines.at(place.start);
    const source = lines.line(line);
    const before = source.slice(0, column - 1);
    const rest = source.slice(column - 1 + place.end - place.start);
    const verdict = spec
      ? judgePlace({ place, path, before, rest }, spec)
      : { code: "PORT_HARDCODED" as const, message: describePlace(place) };
    if (!verdict) return [];
    const ignore = findIgnore(lines, line);
    if (ignore && ignore.reason !== "") return [];
    const { kind, port } = place;
    const length = place.end - place.start;
    const finding = { ...verdict, place: { file: path, line, column, length, source }, port, kind };
    return ignore ? [unexplained(finding, ignore, lines), finding] : [finding];
  });
}

function unexplained({ kind, place, port }: Finding, ignore: Ignore, lines: SourceLines): Finding {
  const { column, line } = ignore;
  return {
    code: "IGNORE_UNEXPLAINED",
    message: `This comment doesn't say why ${port} may stay.`,
    fix: "Give the reason: berth-ignore: <reason>.",
    place: {
      file: place.file,
      line,
      column,
      length: "berth-ignore".length,
      source: lines.line(line),
    },
    port,
    kind,
  };
}
