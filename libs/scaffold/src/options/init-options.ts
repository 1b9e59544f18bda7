import * as z from "zod";
import { RANGE_SET_NAMES } from "../init/range-sets.ts";
import { runOptions } from "./run-options.ts";

export const InitOptions = z.strictObject({
  ranges: z
    .array(z.string())
    .optional()
    .describe("Ranges of the new spec, such as web:3000-3099,api:4000-4099. Default: services and external."),
  policy: z
    .enum(RANGE_SET_NAMES)
    .optional()
    .describe("Take the ranges of a known policy instead. vectra: the ranges of the VECTRA specification."),
  import: z
    .boolean()
    .optional()
    .describe("Start from the ports that documents, compose files, .env and registries name. Asked on a terminal."),
  answer: z
    .array(z.string())
    .optional()
    .describe("Answer to a question of the import, such as 9030=billing; 9030=- leaves it out."),
  services: z.string().optional().describe("Folder that services are scaffolded in, such as apps. Default: services."),
  agents: z
    .boolean()
    .optional()
    .describe(
      "Write the port block into CLAUDE.md and the hooks into .claude/. " +
        "Default: where CLAUDE.md, AGENTS.md or .claude is there.",
    ),
  ci: z.enum(["github"]).optional().describe("Add a workflow that checks and lints the ports on every pull request."),
  gitHook: z.boolean().optional().describe("Add a pre-commit hook that checks what is staged."),
  skipInstall: z.boolean().optional().describe("Do not install the packages that were added to package.json."),
  ...runOptions,
});

export type InitOptions = z.infer<typeof InitOptions>;
