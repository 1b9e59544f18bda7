import * as z from "zod";

/** Options of every run. `dryRun` is not among them: Nx has its own flag for it. */
export const runOptions = {
  json: z.boolean().optional().describe("Print the plan as JSON instead of text."),
  plan: z.string().optional().describe("Commit only if the plan still has this id (from --dry-run --json)."),
};

/** Whether the run claims a new number on the remote. */
export const reserveOption = z
  .boolean()
  .optional()
  .describe("Claim the port on the remote named by settings.reserve; --no-reserve skips the claim.");
