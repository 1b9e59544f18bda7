import * as z from "zod";

/** What `npm create berth` can be told on the command line. */
export const CreateOptions = z.strictObject({
  name: z.string().optional().describe("Name of the workspace and of its folder."),
  ranges: z.string().optional().describe("Port ranges, such as services=9100-9199,jobs=9200-9249."),
  service: z.string().optional().describe("Name of a first service. It gets the first port of the first range."),
  yes: z.boolean().optional().describe("Ask nothing: use the default for what is not given."),
});

export type CreateOptions = z.infer<typeof CreateOptions>;
