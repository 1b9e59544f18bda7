import type { FileChange } from "@berth/scaffold";
import { followLink } from "./follow-link.ts";

/**
 * The changes at the places where their files really are. A link that is deleted is not followed: it is what the plan
 * means. Throws system errors.
 */
export function throughLinks(root: string, changes: readonly FileChange[]): FileChange[] {
  return changes.map((change) =>
    change.kind === "update" ? { ...change, path: followLink(root, change.path) } : change,
  );
}
