import * as z from "zod";

/** How `berth lint` prints what it finds. */
export const LINT_FORMATS = ["text", "json"] as const;

export const LintOptions = z.strictObject({
  paths: z
    .array(z.string())
    .optional()
    .describe("Files and folders; the whole workspace if none is named."),
  spec: z
    .boolean()
    .optional()
    .describe(
      "Judge by the spec. --no-spec lists every hardcoded port of a folder instead, with its defaults.",
    ),
  fix: z
    .boolean()
    .optional()
    .describe("Rewrite what can be rewritten safely: TypeScript, JavaScript, compose."),
  dryRun: z.boolean().optional().describe("With --fix, show the changes and make none."),
  stdin: z
    .boolean()
    .optional()
    .describe("Lint the text on standard input as if it stood at --path."),
  path: z.string().optional().describe("With --stdin, the file that the text is for."),
  format: z.enum(LINT_FORMATS).optional().describe("How findings are printed."),
  json: z.boolean().optional().describe("Print JSON instead of text."),
});

export type LintOptions = z.infer<typeof LintOptions>;
