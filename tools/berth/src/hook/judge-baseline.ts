import { BASELINE_PATH, type Excuse, groupOf, parseBaseline, scanBaseline } from "@berth/guard";
import type { Failure, Settings } from "@berth/registry";
import { commandOf } from "@berth/registry/lookup";

/**
 * What speaks against an edit of lint's baseline: an excuse that was not there. Lines may go. A text that is broken
 * excuses nothing, and lint says so.
 */
export function judgeBaseline(before: string, after: string, spec: { settings: Settings }): Failure[] {
  const parsed = parseBaseline(after, spec);
  const has = countGroups(parsed.ok ? parsed.value : []);
  // A merge is resolved by keeping the lines of both sides.
  const had = countGroups(scanBaseline(before));
  return [...has].flatMap(([group, { count, excuse }]): Failure[] => {
    if (count <= (had.get(group)?.count ?? 0)) return [];
    return [
      {
        code: "PORT_HARDCODED",
        message:
          `${BASELINE_PATH} would excuse ${excuse.port} in ${excuse.file}. It is for ports from before, and people ` +
          "decide what it gains.",
        fix: `Read the port's variable where the number stands; ${commandOf(spec, "list")} shows them all.`,
      },
    ];
  });
}

function countGroups(excuses: readonly Excuse[]): Map<string, { count: number; excuse: Excuse }> {
  const groups = new Map<string, { count: number; excuse: Excuse }>();
  for (const excuse of excuses)
    groups.set(groupOf(excuse), { excuse, count: (groups.get(groupOf(excuse))?.count ?? 0) + excuse.count });
  return groups;
}
