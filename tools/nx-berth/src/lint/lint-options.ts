import { FORMATS } from "@berth/registry";
import * as z from "zod";

export const LintOptions = z.strictObject({
  paths: z.array(z.string()).optional().describe("Files and folders; the whole workspace if none is named."),
  spec: z
    .boolean()
    .optional()
    .describe("Judge by the spec. --no-spec lists every hardcoded port of a folder instead, with its defaults."),
  fix: z.boolean().optional().describe("Rewrite what can be rewritten safely: TypeScript, JavaScript, compose."),
  dryRun: z.boolean().optional().describe("With --fix, show the changes and make none."),
  stdin: z.boolean().optional().describe("Lint the text on standard input as if it stood at --path."),
  path: z.string().optional().describe("With --stdin, the file that the text is for."),
  format: z.enum(FORMATS).optional().describe("How the findings are printed. Default: text."),
  json: z.boolean().optional().describe("Print JSON instead of text."),
});

export type LintOptions = z.infer<typeof LintOptions>;
