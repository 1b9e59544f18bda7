import type { FileWrite, Plan } from "./plan.ts";

/** The changes of a plan that leave a file behind, with its text. */
export const writesOf = ({ changes }: Pick<Plan, "changes">): FileWrite[] =>
  changes.flatMap((change) => (change.kind === "delete" ? [] : [change]));
