import * as z from "zod";
import { reserveOption, runOptions } from "./run-options.ts";

export const ImportOptions = z.strictObject({
  paths: z
    .array(z.string())
    .optional()
    .describe("Files and folders to import from. Default: the files of the workspace that are likely to name ports."),
  derive: z
    .boolean()
    .optional()
    .describe("Keep each imported Markdown document up to date: it gets a block with the ports of the spec."),
  ranges: z
    .array(z.string())
    .optional()
    .describe("Ranges that no source declares, such as web:3000-3099,api:4000-4099."),
  answer: z
    .array(z.string())
    .optional()
    .describe("Answer to a question of an earlier run, such as 9030=billing; 9030=- leaves it out."),
  reserve: reserveOption,
  ...runOptions,
});

export type ImportOptions = z.infer<typeof ImportOptions>;
