import type { Failure } from "@berth/registry";
import { findStale, readSpec } from "@berth/scaffold";
import { readJournal } from "../journal/read-journal.ts";
import { locateState } from "../locate-state.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { readerOfDisk } from "./workspace-reader.ts";

/** What is wrong with a workspace (errors), and what is odd about it (warnings). */
export interface WorkspaceFindings {
  errors: Failure[];
  warnings: Failure[];
}

/** Looks at the registry, what is derived from it, and the journal. Reads only. */
export function checkWorkspace(root: string): WorkspaceFindings {
  const journal = readJournal(locateState(root));
  const unfinished: Failure[] = journal.ok
    ? journal.value
      ? [
          {
            code: "UNFINISHED",
            message: `An earlier run (${journal.value.title}) was interrupted.`,
            fix: "Finish it with npx berth recover; any generator run does so too.",
          },
        ]
      : []
    : journal.failures;
  const snapshot = readSnapshot(readerOfDisk(root));
  if (!snapshot.ok) return { errors: [...unfinished, ...snapshot.failures], warnings: [] };
  const parsed = readSpec(snapshot.value);
  if (!parsed.ok) return { errors: [...unfinished, ...parsed.failures], warnings: [] };
  const { spec, warnings } = parsed.value;
  return { errors: [...unfinished, ...findStale(spec, snapshot.value)], warnings };
}
