import * as z from "zod";

/** Flags that most commands share. */
export const json = z.boolean().optional().describe("Print JSON instead of text.");
export const dryRun = z.boolean().optional().describe("Show the plan and change nothing, not one byte.");
