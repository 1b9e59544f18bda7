import * as z from "zod";

/** Flags that most commands share. */
export const json = z.boolean().optional().describe("Print JSON instead of text.");
export const dryRun = z.boolean().optional().describe("Show the plan without changing any file.");
