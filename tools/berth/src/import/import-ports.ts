import { type Outcome, renderOutcome, runRequest } from "@berth/engine";
import { type Result, success } from "@berth/registry";
import type { ImportOptions, ImportQuestion } from "@berth/scaffold";
import { planChange } from "../engine/plan-change.ts";
import { readSources } from "./read-sources.ts";
import { renderQuestions } from "./render-questions.ts";

/** What an import did or would do. */
export interface ImportAnswer {
  outcome: Outcome;
  /** For people, or as JSON where the request says so. */
  text: string;
  /** Whether nothing was left out. */
  isDone: boolean;
}

export interface ImportRun {
  /** What another run is told while it waits for this one. */
  command: string;
  dryRun?: boolean | undefined;
  /** Where paths are relative to; the root by default. */
  cwd?: string | undefined;
  /** Whether a person can answer questions. */
  isTerminal?: boolean | undefined;
}

/**
 * Imports what files of the workspace know of its ports: reads them, asks where a person can answer, plans, and commits
 * in one atomic step. A failure changes nothing.
 */
export async function importPorts(
  root: string,
  options: ImportOptions,
  { command, cwd = root, dryRun, isTerminal = false }: ImportRun,
): Promise<Result<ImportAnswer>> {
  const sources = await readSources(root, options.paths, cwd);
  if (!sources.ok) return sources;
  const { knowledge, texts } = sources.value;
  const requestFor = (answer: readonly string[] | undefined) =>
    ({ kind: "import", options: answer ? { ...options, answer: [...answer] } : options, knowledge }) as const;
  const questionsFor = (answer: readonly string[]): Result<readonly ImportQuestion[]> => {
    const plan = planChange(root, requestFor(answer));
    return plan.ok ? success(plan.value.imported?.questions ?? []) : plan;
  };
  const answers = isTerminal ? await ask(options.answer, questionsFor) : success(options.answer);
  if (!answers.ok) return answers;
  const outcome = await runRequest(root, requestFor(answers.value), { command, ...(dryRun && { dryRun }) });
  if (!outcome.ok) return outcome;
  const questions = outcome.value.kind === "finished" ? [] : (outcome.value.plan.imported?.questions ?? []);
  const report = renderOutcome(outcome.value, options.json);
  const rest = options.json ? "" : renderQuestions(questions, texts);
  return success({
    outcome: outcome.value,
    text: rest === "" ? report : `${report}\n\n${rest}`,
    isDone: questions.length === 0,
  });
}

// The prompts are loaded only where a person is asked.
const ask = async (
  given: readonly string[] = [],
  questionsFor: (answers: readonly string[]) => Result<readonly ImportQuestion[]>,
) => (await import("./ask-questions.ts")).askQuestions(given, questionsFor);
