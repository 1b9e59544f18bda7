import { answerResolve } from "@berth/engine";
import { DONE, FINDINGS } from "@berth/registry";
import { REQUESTS } from "@berth/scaffold";
import { refuse } from "../answer.ts";
import { defineCommand } from "./command.ts";
import { dryRun } from "./flags.ts";

const { options, summary, usage } = REQUESTS.resolve;

export const resolve = defineCommand({
  summary,
  usage,
  options: options.extend({ dryRun }),
  async run(root, options) {
    const answer = await answerResolve(root, options, "berth resolve");
    if (!answer.ok) return refuse(answer.failures, options.json);
    const { isDone, text } = answer.value;
    return { status: isDone ? DONE : FINDINGS, stdout: text };
  },
});
