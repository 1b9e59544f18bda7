import { locateGit, renderOutcome, takeSnapshot } from "@berth/engine";
import { refusal, type Spec } from "@berth/registry";
import { parseFlags, type Request, readSpec, type Snapshot } from "@berth/scaffold";
import type { NodePlopAPI } from "plop";
import { askMove, askRange, askRetire } from "./ask-change.ts";
import { CHANGE_OPTIONS, type ChangeKind, type ChangeOptions } from "./change-options.ts";
import {
  type Confirmed,
  commitConfirmed,
  confirmPlan,
  finishInterrupted,
  hasTerminal,
  type Inquirer,
  orExit,
  ownArguments,
  workspaceHere,
} from "./engine.ts";
import { offerImport } from "./offer-import.ts";

const COMMAND = "npm run change";

type Ask<K extends ChangeKind> = (
  inquirer: Inquirer,
  given: ChangeOptions<K>,
  spec: Spec,
  snapshot: Snapshot,
) => Promise<ChangeOptions<K>>;

/** The wizards of `npm run change`: `npm run change -- move`, or plop asks which. */
export default function plopfile(plop: NodePlopAPI): void {
  if (!hasTerminal() && !Object.hasOwn(CHANGE_OPTIONS, ownArguments()[0] ?? "")) orExit(kindMissing());
  offer(plop, "move", "Move a service to another port", askMove);
  offer(plop, "retire", "Retire a service", askRetire);
  offer(plop, "range", "Add a range, or enlarge one", askRange);
  offerImport(plop);
}

const kindMissing = () =>
  refusal({
    code: "FLAG_MISSING",
    message: "The kind of change is missing, and there is no terminal to ask on.",
    choices: Object.keys(CHANGE_OPTIONS),
    fix: `Name it in the command: ${Object.keys(CHANGE_OPTIONS)
      .map((kind) => `${COMMAND} -- ${kind}`)
      .join(", ")}`,
  });

function offer<K extends ChangeKind>(plop: NodePlopAPI, kind: K, description: string, ask: Ask<K>): void {
  const root = workspaceHere();
  let confirmed: Confirmed | undefined;
  plop.setGenerator(kind, {
    description,
    prompts: async (inquirer) => {
      const given = orExit(parseFlags(CHANGE_OPTIONS[kind], argumentsOf(kind))) as ChangeOptions<K>;
      if (!given.dryRun) await finishInterrupted(root, COMMAND);
      const wish = { kind, options: given } as unknown as Request;
      const snapshot = orExit(takeSnapshot(root, wish, orExit(locateGit(root))));
      const { spec } = orExit(readSpec(snapshot, kind === "range" ? ["PORT_OUT_OF_RANGE"] : []));
      const { dryRun, yes, ...options } = hasTerminal() ? await ask(inquirer, given, spec, snapshot) : given;
      const how = { command: COMMAND, ...(dryRun && { dryRun }), ...(yes && { yes }) };
      confirmed = await confirmPlan(inquirer, root, { kind, options } as Request, how);
      return options;
    },
    actions: () => (confirmed ? [() => commit(root, confirmed)] : []),
  });
}

/** Without the wizard's own name, which plop leaves among them. */
function argumentsOf(kind: ChangeKind): string[] {
  const all = ownArguments();
  return all[0] === kind ? all.slice(1) : all;
}

async function commit(root: string, confirmed: Confirmed | undefined): Promise<string> {
  if (!confirmed) return "";
  const outcome = await commitConfirmed(root, confirmed, `${COMMAND} ${confirmed.request.kind}`);
  return outcome.kind === "finished" ? renderOutcome(outcome) : "done";
}
