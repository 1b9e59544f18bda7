import { checkWorkspace, locateGit } from "@berth/engine";
import { exitStatusOfFindings, FORMATS, renderFindings } from "@berth/registry";
import * as z from "zod";
import packageJson from "../../package.json" with { type: "json" };
import { refuse } from "../answer.ts";
import { defineCommand } from "./command.ts";
import { json } from "./flags.ts";

export const check = defineCommand({
  summary: "Check the spec and everything derived from it.",
  usage: "berth check --base=origin/main",
  options: z.strictObject({
    base: z
      .string()
      .optional()
      .describe(
        "Also compare with the spec at the merge base with this branch. Default: the base of the pull request.",
      ),
    format: z.enum(FORMATS).optional().describe("Output format of the findings. Default: text."),
    json,
  }),
  run(root, { base, format = "text", json }) {
    const git = locateGit(root);
    if (!git.ok) return refuse(git.failures, json);
    const findings = checkWorkspace(root, base === undefined ? {} : { base });
    if (!findings.ok) return refuse(findings.failures, json);
    const tool = { command: "check", version: packageJson.version, prefix: git.value?.prefix ?? "" };
    return {
      status: exitStatusOfFindings(findings.value.errors),
      stdout: renderFindings(json ? "json" : format, findings.value, tool),
    };
  },
});
