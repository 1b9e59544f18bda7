import type { Failure } from "@berth/registry";
import { findStale, readSpec } from "@berth/scaffold";
import { locateState } from "../locate-state.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { whyUnsettled } from "./why-unsettled.ts";
import { readerOfDisk } from "./workspace-reader.ts";

/** What is wrong with a workspace (errors), and what is odd about it (warnings). */
export interface WorkspaceFindings {
  errors: Failure[];
  warnings: Failure[];
}

/** Looks at the registry, what is derived from it, and the journal. Reads only. */
export function checkWorkspace(root: string): WorkspaceFindings {
  const unsettled = whyUnsettled(locateState(root));
  const snapshot = readSnapshot(readerOfDisk(root));
  if (!snapshot.ok) return { errors: [...unsettled, ...snapshot.failures], warnings: [] };
  const parsed = readSpec(snapshot.value);
  if (!parsed.ok) return { errors: [...unsettled, ...parsed.failures], warnings: [] };
  const { spec, warnings } = parsed.value;
  return { errors: [...unsettled, ...findStale(spec, snapshot.value)], warnings };
}
