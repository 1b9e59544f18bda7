import { findPlaceToSetUp, type Outcome, renderOutcome, runRequest } from "@berth/engine";
import { COULD_NOT, DONE, FINDINGS, type Result, renderFailures } from "@berth/registry";
import { type InitOptions, REQUESTS } from "@berth/scaffold";
import { type Answer, refuse } from "../answer.ts";
import type { ChangeRequest } from "../engine/change-request.ts";
import { completeRequest } from "../engine/complete-request.ts";
import { findSources } from "../engine/find-sources.ts";
import { renderQuestions } from "../import/render-questions.ts";
import { defineCommand } from "./command.ts";
import { dryRun } from "./flags.ts";
import { installPackages } from "./install-packages.ts";

const { options, summary, usage } = REQUESTS.init;

/** `berth init`: the one command that needs no spec. Installs what it has added to package.json. */
export const init = defineCommand({
  summary,
  usage,
  options: options.extend({ dryRun }),
  find: findPlaceToSetUp,
  async run(root, { dryRun = false, ...options }): Promise<Answer> {
    const { json = false, skipInstall = false } = options;
    const request = await complete(root, options);
    if (!request.ok) return refuse(request.failures, json);
    const { knowledge } = request.value;
    const asked = { kind: "init", options: request.value.options as InitOptions, knowledge } as const;
    const outcome = await runRequest(root, asked, { command: "berth init", dryRun });
    if (!outcome.ok) return refuse(outcome.failures, json);
    const open = outcome.value.kind === "finished" ? [] : (outcome.value.plan.imported?.questions ?? []);
    const rest = json ? "" : renderQuestions(open, new Map());
    const stdout = [renderOutcome(outcome.value, json), rest].filter((part) => part !== "").join("\n\n");
    const failure = skipInstall ? undefined : installFor(root, outcome.value);
    if (failure) return { status: COULD_NOT, stdout, stderr: renderFailures([failure]) };
    return { status: open.length > 0 ? FINDINGS : DONE, stdout };
  },
});

async function complete(root: string, options: InitOptions): Promise<Result<ChangeRequest>> {
  const request: ChangeRequest = { kind: "init", options };
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !options.json;
  return isTerminal ? completeRequest(root, request) : findSources(root, request);
}

const installFor = (root: string, outcome: Outcome) =>
  outcome.kind === "committed" && outcome.plan.install !== undefined
    ? installPackages(root, outcome.plan.install)
    : undefined;
