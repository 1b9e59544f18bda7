import { type Failure, type KnowledgePlace, printablePhrase, renderFailures } from "@berth/registry";
import { type ImportQuestion, LEAVE_OUT, tellPlace } from "@berth/scaffold";

const MAX_DETAILS = 10;

/** The questions of an import for people: where, what, and how to answer. `texts` are those of the sources. */
export function renderQuestions(questions: readonly ImportQuestion[], texts: ReadonlyMap<string, string>): string {
  if (questions.length === 0) return "";
  const count = questions.length === 1 ? "1 question is open" : `${questions.length} questions are open`;
  return `${renderFailures(questions.map((question) => asFailure(question, texts)))}\n\nLeft out: ${count}.`;
}

/** A question as every other finding. */
export function asFailure(
  { choices, code, isOpen, key, message, places, question }: ImportQuestion,
  texts: ReadonlyMap<string, string>,
): Failure {
  const [first, ...others] = places;
  const shown = [...new Set(others.map(tellPlace))].filter((place) => !first || place !== tellPlace(first));
  const more = shown.length > MAX_DETAILS ? [`and ${shown.length - MAX_DETAILS} more`] : [];
  const details = [...shown.slice(0, MAX_DETAILS).map((place) => `also ${place}`), ...more];
  const values = [...choices.map(({ value }) => value), ...(isOpen ? ["<name>"] : []), LEAVE_OUT];
  return {
    code,
    message,
    ...(first && { place: placeOf(first, texts) }),
    ...(details.length > 0 && { details }),
    ...(choices.length > 0 && { choices: choices.map(({ value }) => value) }),
    fix: `${question} Answer with ${values.map((value) => flag(key, value)).join(" or ")}.`,
  };
}

/** As a shell takes it. */
function flag(key: string, value: string): string {
  const text = `${key}=${value}`;
  return `--answer=${/^[\w./:=@-]+$/.test(text) || value === "<name>" ? text : `'${printablePhrase(text)}'`}`;
}

function placeOf(
  { column, line, path }: KnowledgePlace,
  texts: ReadonlyMap<string, string>,
): NonNullable<Failure["place"]> {
  const source = (texts.get(path) ?? "").split(/\r\n|\n|\r/, line)[line - 1] ?? "";
  return { file: path, line, column, length: Math.max(1, source.trimEnd().length - column + 1), source };
}
