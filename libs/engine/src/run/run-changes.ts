import { commitPlan, recover } from "@berth/commit";
import { type Result, refusal, success } from "@berth/registry";
import { hashText, sealPlan } from "@berth/scaffold";
import { locateWorkspace } from "../git/locate-workspace.ts";
import { lockWorkspace } from "./lock-workspace.ts";
import { whyUnsettled } from "./why-unsettled.ts";

/** A file of the workspace as it was read and as it is to be. */
export interface TextChange {
  path: string;
  before: string;
  after: string;
}

/**
 * Lands edits that are planned outside of the spec, such as the linter's, all or none, by the same step as every other command:
 * FILE_CHANGED where somebody edited one of the files since.
 */
export async function runChanges(
  root: string,
  title: string,
  changes: readonly TextChange[],
  { dryRun = false }: { dryRun?: boolean | undefined } = {},
): Promise<Result<undefined>> {
  const places = locateWorkspace(root);
  if (!places.ok) return places;
  const { state } = places.value;
  if (dryRun) {
    const unsettled = whyUnsettled(state);
    return unsettled.length > 0 ? refusal(...unsettled) : success(undefined);
  }
  const lock = await lockWorkspace(state, `berth ${title}`);
  if (!lock.ok) return lock;
  try {
    const recovered = recover(root, state, {});
    if (!recovered.ok) return recovered;
    const plan = sealPlan({
      title,
      service: "",
      ports: [],
      changes: changes.map(({ after, before, path }) => ({
        path,
        kind: "update",
        before: hashText(before),
        after,
      })),
      notes: [],
    });
    const committed = commitPlan(root, state, plan);
    return committed.ok ? success(undefined) : committed;
  } finally {
    lock.value.release();
  }
}
