import type { Issue, IssueKind } from "../join/audit.ts";
import { bounded, MOST } from "./bounded.ts";

/** Issues of one urgency by their kind, in the order of the first of each; each list bounded by itself. */
export function byKind(all: readonly Issue[]): { kind: IssueKind; issues: readonly Issue[]; more: number }[] {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const { more, shown } = bounded(
      all.filter((issue) => issue.kind === kind),
      MOST.issues,
    );
    return { kind, issues: shown, more };
  });
}
