import {
  findWorkspace,
  locateGit,
  locateState,
  readJournal,
  renderOutcome,
  renderRecovery,
  runRecovery,
  runRequest,
  takeSnapshot,
} from "@berth/commit";
import { COMPOSE_PATH, type Result, renderFailures } from "@berth/registry";
import { type Plan, parseFlags, readSpec, renderPlan } from "@berth/scaffold";
import type { NodePlopAPI } from "plop";
import { askService, type Inquirer } from "./ask-service.ts";
import { type WizardOptions, WizardOptions as WizardSchema } from "./wizard-options.ts";

/**
 * The wizard, `npm run new`. plop asks and nothing else: its own actions write file by file, and its `append` can delete
 * line breaks (plopjs/plop#462). The one action hands the answers to the engine, which plans and commits.
 */
export default function plopfile(plop: NodePlopAPI): void {
  const root = orExit(findWorkspace(process.cwd()));
  const given = orExit(parseFlags(WizardSchema, ownArguments()));
  let confirmed: { options: WizardOptions; plan: string } | undefined;

  plop.setGenerator("service", {
    description: "A service with its own port",
    prompts: async (inquirer) => {
      if (!given.dryRun) await finishInterrupted(root);
      const snapshot = orExit(
        takeSnapshot(root, { kind: "service", options: given }, locateGit(root)),
      );
      const { spec } = orExit(readSpec(snapshot));
      const { dryRun, yes, ...options } = await askService(inquirer, given, spec, snapshot);
      const plan = await planOnly(root, options);
      console.log(`\n${renderPlan(plan)}\n`);
      if (dryRun) console.log("Dry run: nothing was changed.");
      else if (yes || (await confirm(inquirer))) confirmed = { options, plan: plan.id };
      else console.log("Nothing was changed.");
      return options;
    },
    actions: () => (confirmed ? [() => commit(root, confirmed)] : []),
  });
}

/** Whoever was interrupted before is finished before anybody is asked: a plan on a half-made workspace can't stand. */
async function finishInterrupted(root: string): Promise<void> {
  if (!orExit(readJournal(locateState(root)))) return;
  const recovered = orExit(await runRecovery(root, { command: "npm run new" }));
  if (recovered) console.log(`${renderRecovery(recovered)}\n`);
}

/** The plan as a dry run makes it. */
async function planOnly(root: string, options: WizardOptions): Promise<Plan> {
  const request = { kind: "service", options } as const;
  const outcome = orExit(await runRequest(root, request, { command: "npm run new", dryRun: true }));
  if (outcome.kind !== "planned") throw new Error("A dry run does nothing but plan.");
  return outcome.plan;
}

/** Commits what was shown, or refuses with PLAN_STALE if it would be something else by now. */
async function commit(
  root: string,
  confirmed: { options: WizardOptions; plan: string } | undefined,
): Promise<string> {
  if (!confirmed) return "";
  const options = { ...confirmed.options, plan: confirmed.plan };
  const outcome = orExit(
    await runRequest(
      root,
      { kind: "service", options },
      { command: `npm run new ${options.name}` },
    ),
  );
  // The plan stands on the screen already; only what happened besides is news.
  return outcome.kind === "finished" ? renderOutcome(outcome) : describeNext(outcome.plan);
}

/** That it is made, and how it is started, if it is started from here. */
function describeNext({ changes, service }: Plan): string {
  const isMade = (prefix: string) => changes.some(({ path }) => path.startsWith(prefix));
  if (isMade(`services/${service}/`)) return `made, next: npx nx serve ${service}`;
  return isMade(COMPOSE_PATH)
    ? `made, next: docker compose --env-file config/ports.env up ${service}`
    : "made";
}

async function confirm(inquirer: Inquirer): Promise<boolean> {
  const { go } = await inquirer.prompt<{ go: boolean }>([
    { type: "confirm", name: "go", message: "Make it?", default: true },
  ]);
  return go;
}

/**
 * The arguments that are ours: plop's own stand among them, and `--` may part the two. --no-respawning is for plop's
 * launcher: it takes --title for an option of Node and starts another Node with it, one that reads no TypeScript.
 */
function ownArguments(): string[] {
  const plops = ["--", "--no-progress", "--no-respawning", "--plopfile"];
  const all = process.argv.slice(2);
  return all.filter((argument, at) => !plops.includes(argument) && all[at - 1] !== "--plopfile");
}

/** plop prints an error of a plopfile with its stack and goes on; a refusal is printed plainly and ends the run. */
function orExit<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  console.error(renderFailures(result.failures));
  process.exit(2);
}
