import * as z from "zod";

export const ResolveOptions = z.strictObject({
  install: z.boolean().optional().describe("Make plain git merge and git rebase do this by themselves, in this clone."),
  prune: z.boolean().optional().describe("Drop claims on the remote whose number has landed or whose service is gone."),
  json: z.boolean().optional().describe("Print JSON instead of text."),
});

export type ResolveOptions = z.infer<typeof ResolveOptions>;
