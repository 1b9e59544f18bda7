import { findNameFault, type Result, success } from "@berth/registry";
import { type ImportQuestion, LEAVE_OUT } from "@berth/scaffold";
import { isCancel, select, text } from "@clack/prompts";
import { cancelled } from "../cancelled.ts";
import { asFailure } from "./render-questions.ts";

const OTHER = "\0other";

/** How often answers may lead to further questions. */
const MAX_ROUNDS = 20;

/**
 * Asks a person all that an import leaves open and that an answer settles, until nothing of it is left.
 * @param questionsFor what is open with these answers
 * @returns the answers, as `--answer` has them
 */
export async function askQuestions(
  given: readonly string[],
  questionsFor: (answers: readonly string[]) => Result<readonly ImportQuestion[]>,
): Promise<Result<string[]>> {
  const answers = [...given];
  const asked = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const open = questionsFor(answers);
    if (!open.ok) return open;
    const next = open.value.filter((one) => isAnswerable(one) && !asked.has(one.key));
    if (next.length === 0) break;
    for (const question of next) {
      const answer = await askOne(question);
      if (answer === undefined) return cancelled();
      asked.add(question.key);
      answers.push(`${question.key}=${answer}`);
    }
  }
  return success(answers);
}

const isAnswerable = ({ choices, isOpen }: ImportQuestion): boolean => isOpen === true || choices.length > 0;

async function askOne(question: ImportQuestion): Promise<string | undefined> {
  const { place } = asFailure(question, new Map());
  const where = place ? `${place.file}:${place.line}  ` : "";
  const chosen = await select({
    message: `${where}${question.message} ${question.question}`,
    options: [
      ...question.choices.map(({ label, value }) => ({ value, label })),
      ...(question.isOpen ? [{ value: OTHER, label: "another name" }] : []),
      { value: LEAVE_OUT, label: "leave it out" },
    ],
  });
  if (isCancel(chosen)) return undefined;
  if (chosen !== OTHER) return chosen;
  const typed = await text({ message: "Name?", validate: (value) => findNameFault(value ?? "")?.message });
  return isCancel(typed) ? undefined : typed;
}
