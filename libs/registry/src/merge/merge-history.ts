import { sameData } from "../spec/same-data.ts";
import type { Spec } from "../spec/spec.ts";
import type { HistoryEntry } from "../spec/spec-schema.ts";
import { compareVersions, nextVersion } from "../spec/versions.ts";

/**
 * What the other side did since the base and the upstream side doesn't tell of, with versions behind the upstream
 * side's. A version stays where it is higher than those before it anyway; else it is counted on, by the step it was.
 */
export function mergeHistory(
  base: Spec,
  upstream: Spec,
  other: Spec,
  moves: readonly Omit<HistoryEntry, "version">[],
): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let last = upstream.version;
  const append = (entry: Omit<HistoryEntry, "version">, version: string) => {
    entries.push({ version, date: entry.date, change: entry.change });
    last = version;
  };
  for (const entry of newEntries(base, upstream, other)) {
    const isPatch = !entry.version.endsWith(".0");
    append(
      entry,
      compareVersions(entry.version, last) > 0 ? entry.version : nextVersion(last, isPatch ? "patch" : "minor"),
    );
  }
  for (const move of moves) append(move, nextVersion(last, "minor"));
  return entries;
}

/**
 * By date and text, not by version: after an earlier merge or a cherry-pick one entry has several. What is told twice
 * on one side happened twice.
 */
function newEntries(base: Spec, upstream: Spec, other: Spec): HistoryEntry[] {
  const times = (history: readonly HistoryEntry[], entry: HistoryEntry) =>
    history.filter(({ change, date }) => sameData([change, date], [entry.change, entry.date])).length;
  return other.history.filter((entry, index) => {
    const told = Math.max(times(base.history, entry), times(upstream.history, entry));
    return times(other.history.slice(0, index + 1), entry) > told;
  });
}
