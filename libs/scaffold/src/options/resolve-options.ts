import * as z from "zod";

export const ResolveOptions = z.strictObject({
  install: z
    .boolean()
    .optional()
    .describe("Configure this clone so that git merge and git rebase resolve the spec automatically."),
  prune: z
    .boolean()
    .optional()
    .describe("Delete remote claims whose port is merged or whose service no longer exists."),
  json: z.boolean().optional().describe("Print JSON instead of text."),
});

export type ResolveOptions = z.infer<typeof ResolveOptions>;
