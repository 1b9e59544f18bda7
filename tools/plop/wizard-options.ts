import { ServiceOptions } from "@berth/scaffold";
import * as z from "zod";

/** What the wizard understands on its command line: an answer given there is not asked for. */
export const WizardOptions = ServiceOptions.omit({ from: true, json: true, plan: true }).extend({
  dryRun: z.boolean().optional().describe("Show the plan without changing any file."),
  yes: z.boolean().optional().describe("Commit without asking once more."),
});

export type WizardOptions = z.infer<typeof WizardOptions>;
