import { answerResolve } from "@berth/engine";
import { DONE, FINDINGS } from "@berth/registry";
import { ResolveOptions } from "@berth/scaffold";
import { refuse } from "../answer.ts";
import { defineCommand } from "./command.ts";
import { dryRun } from "./flags.ts";

export const resolve = defineCommand({
  summary: "Finish a merge that stopped on the spec or on a file derived from it.",
  usage: "berth resolve",
  options: ResolveOptions.extend({ dryRun }),
  async run(root, options) {
    const answer = await answerResolve(root, options, "berth resolve");
    if (!answer.ok) return refuse(answer.failures, options.json);
    const { isDone, text } = answer.value;
    return { status: isDone ? DONE : FINDINGS, stdout: text };
  },
});
