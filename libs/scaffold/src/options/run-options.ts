import * as z from "zod";

/** How a run is made, whatever it makes. `dryRun` is Nx's own flag there. */
export const runOptions = {
  json: z.boolean().optional().describe("Print the plan as JSON instead of text."),
  plan: z.string().optional().describe("Commit only if the plan still has this id (from --dry-run --json)."),
};

/** Whether a new number is claimed. */
export const reserveOption = z
  .boolean()
  .optional()
  .describe("Claim the number on the remote that settings.reserve names; --no-reserve leaves it out.");
