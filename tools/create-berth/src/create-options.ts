import * as z from "zod";

/** What `npm create berth` can be told on the command line. */
export const CreateOptions = z.strictObject({
  name: z.string().optional().describe("Name of the workspace and of its folder."),
  ranges: z
    .string()
    .optional()
    .describe("Port ranges, such as web:3000-3099,api:4000-4099. Default: services and external."),
  service: z.string().optional().describe("Name of a first service. It gets the first port of the first range."),
  yes: z.boolean().optional().describe("Ask nothing: use the default for what is not given."),
});

export type CreateOptions = z.infer<typeof CreateOptions>;
