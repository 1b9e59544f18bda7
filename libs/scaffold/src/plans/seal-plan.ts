import { createHash } from "node:crypto";
import type { FileWrite, Plan } from "./plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** sha256 of a text's UTF-8 bytes, as hex. */
export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Adds the id: a hash over what the plan will do, so equal ids mean equal outcomes. */
export function sealPlan(plan: Omit<Plan, "id">): Plan {
  const changes = plan.changes.map((change) =>
    change.kind === "delete" ? change : { ...change, after: hashText(change.after) },
  );
  return { ...plan, id: hashText(JSON.stringify({ ...plan, changes })) };
}

/** The change that gives `path` the text `after`; none where it has that text already. */
export function changeFile(snapshot: Pick<Snapshot, "files">, path: string, after: string): FileWrite[] {
  const before = snapshot.files[path];
  if (before === after) return [];
  return before === undefined
    ? [{ path, kind: "create", after }]
    : [{ path, kind: "update", before: hashText(before), after }];
}
