import type { Failure } from "@berth/registry";
import type { Journal } from "../journal/journal.ts";

/** UNFINISHED, for what only looks and so can't finish an interrupted run first. */
export const unfinishedPlan = ({ title }: Journal): Failure => ({
  code: "UNFINISHED",
  message: `An earlier run (${title}) was interrupted; what it would leave can't be planned upon.`,
  fix: "Finish it first: npx berth recover.",
});
