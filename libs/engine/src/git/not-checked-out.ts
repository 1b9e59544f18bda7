import { type Failure, type Result, refusal, success } from "@berth/registry";
import type { Plan } from "@berth/scaffold";
import type { WorkspaceReader } from "../run/workspace-reader.ts";
import type { GitPlaces } from "./locate-git.ts";
import { openCheckout } from "./open-checkout.ts";
import { wayToCheckOut } from "./way-to-check-out.ts";

/** FILE_UNREADABLE for a file or folder that a run would change and that git leaves out of the working copy. */
export const notCheckedOut = (git: GitPlaces, path: string, kind: "file" | "folder" = "file"): Failure => ({
  code: "FILE_UNREADABLE",
  message: `${path} cannot be changed: it is not checked out here (sparse checkout). Nothing was changed.`,
  fix: `Check it out first: ${wayToCheckOut(git, path, kind)}`,
});

/** The plan, provided that git leaves out of the working copy none of the files that it changes. */
export function requireCheckedOut(
  root: string,
  git: GitPlaces | undefined,
  plan: Plan,
  disk?: WorkspaceReader,
): Result<Plan> {
  const changed = plan.changes.filter(({ kind }) => kind !== "create").map(({ path }) => path);
  const checkout = openCheckout(root, git, disk);
  if (!checkout.ok || !git) return checkout.ok ? success(plan) : checkout;
  const skipped = changed.filter(checkout.value.isSkipped);
  return skipped.length === 0 ? success(plan) : refusal(...skipped.map((path) => notCheckedOut(git, path)));
}
