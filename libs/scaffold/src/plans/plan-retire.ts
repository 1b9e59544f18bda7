import { folderOf, type Result, refusal, type SpecEdit, success } from "@berth/registry";
import type { RetireOptions } from "../options/lifecycle-options.ts";
import { describeChange } from "../rows/describe-change.ts";
import { findRows } from "../rows/find-rows.ts";
import { findUsers } from "../rows/find-users.ts";
import { tellRetired } from "../wire/tell-retired.ts";
import type { Plan } from "./plan.ts";
import { type Deletion, planDeletion } from "./plan-deletion.ts";
import { planEdits } from "./plan-edits.ts";
import { readSpec } from "./read-spec.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The plan that retires a service, or one port of it: its rows become tombstones, so their numbers are never assigned
 * again (docs/design.md 3.2), and derived files follow. Its folder is deleted only with --delete, in the same step.
 * SERVICE_USED while another service connects to it.
 */
export function planRetire(request: RetireOptions, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const found = findRows(before.value, request.name, request.port);
  if (!found.ok) return found;
  const rows = found.value;
  const used = findUsers(before.value, rows);
  if (used) return refusal(used);
  const service = rows[0]?.service ?? "";
  const ports = rows.map(({ port }) => port);
  const change = describeChange(`Retired ${ports.join(" and ")} of ${service}`, request.reason);
  if (!change.ok) return change;
  const deletion: Result<Deletion> = request.delete
    ? planDeletion(before.value, rows, snapshot)
    : success({ files: [], notes: noteFolder(folderOf(before.value.spec, service), request.port, snapshot) });
  if (!deletion.ok) return deletion;
  const edits = ports.map((port): SpecEdit => ({ kind: "set", port, fields: { status: "retired" } }));
  const { files } = deletion.value;
  const isWhole = request.port === undefined && request.delete !== true;
  const notes = [...deletion.value.notes, ...(isWhole ? tellRetired(snapshot.projects ?? [], service, snapshot) : [])];
  const steps = { edits, version: "patch", change: change.value, rows, notes, files: () => success(files) } as const;
  return planEdits({ kind: "retire", options: request }, before.value, steps, snapshot);
}

function noteFolder(folder: string, port: number | undefined, { serviceFolders }: Snapshot): string[] {
  return port === undefined && serviceFolders.some((name) => folder.endsWith(`/${name}`))
    ? [`${folder} stays. To delete it as well: git rm -r ${folder}`]
    : [];
}
