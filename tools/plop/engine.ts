import { findWorkspace, type Outcome, renderRecovery, runRecovery, runRequest } from "@berth/engine";
import { exitStatusOf, type Result, refusal, renderFailures } from "@berth/registry";
import { type Request, renderPlan } from "@berth/scaffold";
import type { DynamicPromptsFunction } from "node-plop";

// The way of every wizard: finish what was interrupted, show the plan, ask, commit exactly that plan. plop asks and
// nothing else: its own actions write file by file, and its `append` can delete line breaks (plopjs/plop#462).

export type Inquirer = Parameters<DynamicPromptsFunction>[0];

/** A wish whose plan was shown and confirmed. */
export interface Confirmed {
  request: Request;
  plan: string;
}

/** The workspace around this folder. */
export const workspaceHere = (): string => orExit(findWorkspace(process.cwd()));

/** Whether a person can be asked. Elsewhere what is not given by flags takes its default, or is refused by the plan. */
export const hasTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Finishes an interrupted run before anything is asked: a plan for a half-made workspace can't hold. */
export async function finishInterrupted(root: string, command: string): Promise<void> {
  const recovered = orExit(await runRecovery(root, { command }));
  if (recovered) console.log(`${renderRecovery(recovered)}\n`);
}

/** Shows the plan; undefined where it is not to be made. */
export async function confirmPlan(
  inquirer: Inquirer,
  root: string,
  request: Request,
  { command, dryRun, yes }: { command: string; dryRun?: boolean; yes?: boolean },
): Promise<Confirmed | undefined> {
  const outcome = orExit(await runRequest(root, request, { command, dryRun: true }));
  if (outcome.kind !== "planned") throw new Error("A dry run does nothing but plan.");
  const { plan } = outcome;
  console.log(`\n${renderPlan(plan)}\n`);
  if (dryRun) console.log("Dry run: nothing was changed.");
  else if (plan.changes.length > 0 && (yes || (await askToGo(inquirer, command)))) return { request, plan: plan.id };
  else console.log("Nothing was changed.");
  return undefined;
}

/** Commits what was shown, or refuses with PLAN_STALE if it would be something else by now. */
export async function commitConfirmed(root: string, { plan, request }: Confirmed, command: string): Promise<Outcome> {
  return orExit(await runRequest(root, withPlan(request, plan), { command }));
}

function withPlan(request: Request, plan: string): Request {
  if (request.kind === "sync") return request;
  return { ...request, options: { ...request.options, plan } } as Request;
}

/** Whether the plan that is shown is to be applied; without a terminal it ends, since only --yes answers there. */
export async function askToGo(inquirer: Inquirer, command: string): Promise<boolean> {
  if (!hasTerminal())
    return orExit(
      refusal({
        code: "FLAG_MISSING",
        message: "There is no terminal to confirm the plan on. Nothing was changed.",
        fix: `Confirm it with --yes: ${command} -- <answers> --yes`,
      }),
    );
  const { go } = await inquirer.prompt<{ go: boolean }>([
    { type: "confirm", name: "go", message: "Apply this plan?", default: true },
  ]);
  return go;
}

/**
 * The arguments that are ours: plop's own stand among them, and `--` may part the two. --no-respawning is for plop's
 * launcher: it takes --title for an option of Node and starts another Node with it, one that reads no TypeScript.
 */
export function ownArguments(): string[] {
  const plops = ["--", "--no-progress", "--no-respawning", "--plopfile"];
  const all = process.argv.slice(2);
  return all.filter((argument, at) => !plops.includes(argument) && all[at - 1] !== "--plopfile");
}

/** plop prints an error of a plopfile with its stack and goes on; a refusal is printed plainly and ends the run. */
export function orExit<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  console.error(renderFailures(result.failures));
  process.exit(exitStatusOf(result.failures));
}
