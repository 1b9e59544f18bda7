import { FORMATS } from "@berth/registry";
import * as z from "zod";

const KINDS = ["bind", "connect", "publish", "default"] as const;

/** The options of `berth lint`. */
export const LintOptions = z.strictObject({
  paths: z.array(z.string()).optional().describe("Files and folders to lint. Default: the whole workspace."),
  kind: z.enum(KINDS).optional().describe("Show this kind of findings only."),
  port: z.int().min(1).max(65535).optional().describe("Show the findings of this port only."),
  tests: z.boolean().optional().describe("Include tests and examples; --no-tests leaves them out."),
  spec: z
    .boolean()
    .optional()
    .describe("Compare with the spec. --no-spec lists every hardcoded port of a folder instead, with its defaults."),
  baseline: z
    .boolean()
    .optional()
    .describe(
      "Write what is found now into config/ports.lint.json: from then on only new findings fail. --no-baseline shows " +
        "all of them.",
    ),
  prune: z.boolean().optional().describe("With --baseline, only take out what is fixed."),
  fix: z
    .boolean()
    .optional()
    .describe("Rewrite what is safe: TypeScript, Python, shell, compose, EXPOSE, npm scripts."),
  dryRun: z.boolean().optional().describe("With --fix or --baseline, show what would change without writing it."),
  stdin: z.boolean().optional().describe("Lint the text on standard input as if it stood at --path."),
  path: z.string().optional().describe("With --stdin, path of the file that the text belongs to."),
  format: z
    .enum([...FORMATS, "long"])
    .optional()
    .describe("Output format of the findings. Default: text, one line each; long also shows their lines."),
  json: z.boolean().optional().describe("Print JSON instead of text."),
});

export type LintOptions = z.infer<typeof LintOptions>;
