import { type Failure, type Result, refusal, success } from "@berth/registry";

/** What was answered, by the key of its question. */
export type Answers = Readonly<Record<string, string>>;

/** `9030=billing`, each an answer; FLAG_INVALID for a text that is none. */
export function readAnswers(texts: readonly string[] = []): Result<Answers> {
  const failures: Failure[] = [];
  const answers: [string, string][] = [];
  for (const text of texts) {
    const [, key, value] = /^\s*(.+?)\s*=\s*([^=]+?)\s*$/.exec(text) ?? [];
    if (key !== undefined && value !== undefined) answers.push([key, value]);
    else
      failures.push({
        code: "FLAG_INVALID",
        message: `--answer=${JSON.stringify(text.slice(0, 60))} answers no question.`,
        fix: "Write what the question is about, an equals sign and the answer, such as --answer=9030=billing.",
      });
  }
  return failures.length > 0 ? refusal(...failures) : success(Object.fromEntries(answers));
}
