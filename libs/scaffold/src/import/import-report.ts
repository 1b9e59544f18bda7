import { spanOf } from "@berth/registry";
import { type ImportQuestion, tellPlace } from "./import-question.ts";
import type { Joined } from "./join-knowledge.ts";

/** What became of a row or a range: it is new, the spec's own row got more fields, or the spec had it all. */
export type ImportOutcome = "added" | "completed" | "known";

/** What an import takes, from where, and what it leaves open; scripts rely on its names. */
export interface ImportReport {
  rows: {
    port: number;
    service: string;
    env: string;
    status: string;
    outcome: ImportOutcome;
    /** `docs/ports.md:12`, the best source first. */
    sources: string[];
  }[];
  ranges: { id: string; ports: string; outcome: ImportOutcome; sources: string[] }[];
  questions: ImportQuestion[];
}

/**
 * What is reported of an import. A range of the spec that no source speaks of is no part of it.
 * @param completed the numbers whose rows got more fields
 */
export function reportOf(
  { questions, ranges, rows }: Joined,
  completed: ReadonlySet<number> = new Set(),
): ImportReport {
  return {
    rows: rows.map(({ known, places, row }) => ({
      port: row.port,
      service: (known ?? row).service,
      env: (known ?? row).env,
      status: (known ?? row).status,
      outcome: known === undefined ? "added" : completed.has(row.port) ? "completed" : "known",
      sources: [...new Set(places.map(tellPlace))],
    })),
    ranges: ranges
      .filter(({ isKnown, places }) => !isKnown || places.length > 0)
      .map((range) => ({
        id: range.id,
        ports: spanOf(range),
        outcome: range.isKnown ? "known" : "added",
        sources: [...new Set(range.places.map(tellPlace))],
      })),
    questions,
  };
}

/** The report as people read it: a line for each row and range, with the place that it is from. */
export function renderImport({ ranges, rows }: ImportReport): string {
  const lines = [
    ...ranges.map(({ id, outcome, ports, sources }) => [outcome, ports, id, "", from(sources)]),
    ...rows.map(({ env, outcome, port, service, sources }) => [outcome, String(port), service, env, from(sources)]),
  ];
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The first place, and how many more there are. */
function from([first, ...more]: readonly string[]): string {
  if (first === undefined) return "";
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}
