import { locateGit, renderOutcome, takeSnapshot } from "@berth/engine";
import { nextSteps, type Plan, parseFlags, readSpec } from "@berth/scaffold";
import type { NodePlopAPI } from "plop";
import { askService } from "./ask-service.ts";
import {
  type Confirmed,
  commitConfirmed,
  confirmPlan,
  finishInterrupted,
  hasTerminal,
  orExit,
  ownArguments,
  workspaceHere,
} from "./engine.ts";
import { WizardOptions } from "./wizard-options.ts";

const COMMAND = "npm run new";

/** The wizard, `npm run new`. Its one action hands the answers to the engine. */
export default function plopfile(plop: NodePlopAPI): void {
  const root = workspaceHere();
  const given = orExit(parseFlags(WizardOptions, ownArguments()));
  let confirmed: Confirmed | undefined;

  plop.setGenerator("service", {
    description: "A service with its own port",
    prompts: async (inquirer) => {
      if (!given.dryRun) await finishInterrupted(root, COMMAND);
      const wish = { kind: "service", options: given } as const;
      const snapshot = orExit(takeSnapshot(root, wish, orExit(locateGit(root))));
      const { spec } = orExit(readSpec(snapshot));
      const { dryRun, yes, ...options } = hasTerminal() ? await askService(inquirer, given, spec, snapshot) : given;
      const how = { command: COMMAND, ...(dryRun && { dryRun }), ...(yes && { yes }) };
      confirmed = await confirmPlan(inquirer, root, { kind: "service", options }, how);
      return options;
    },
    actions: () => (confirmed ? [() => commit(root, confirmed)] : []),
  });
}

async function commit(root: string, confirmed: Confirmed | undefined): Promise<string> {
  if (confirmed?.request.kind !== "service") return "";
  const command = `${COMMAND} ${confirmed.request.options.name}`;
  const outcome = await commitConfirmed(root, confirmed, command);
  // The plan stands on the screen already; only what happened besides is news.
  return outcome.kind === "finished" ? renderOutcome(outcome) : describeNext(outcome.plan);
}

/** That it is made, and how it is started, if it is started from here. */
function describeNext(plan: Plan): string {
  const next = nextSteps(plan);
  return next ? `made, next: ${next.run}` : "made";
}
