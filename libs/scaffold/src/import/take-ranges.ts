import { NAME_MAX_LENGTH, NAME_PATTERN, type Spec, spanOf } from "@berth/registry";
import { type ImportQuestion, LEAVE_OUT } from "./import-question.ts";
import { drawRange, type JoinedRange } from "./join-ranges.ts";
import type { PlacedPort } from "./place-ports.ts";
import type { Answers } from "./read-answers.ts";

/** The answer that takes the id that is offered. */
const ADD = "add";

/** The rows that lie in a range, and the ranges that were drawn around some of them. */
export interface InRange {
  placed: PlacedPort[];
  drawn: JoinedRange[];
  questions: ImportQuestion[];
  notes: string[];
}

/**
 * The rows that lie in a range. Where no file declares ranges, each hundred with a row becomes one; where one does,
 * a number outside of them is a question.
 */
export function takeRanges(
  rows: readonly PlacedPort[],
  ranges: readonly JoinedRange[],
  spec: Spec | undefined,
  answers: Answers,
): InRange {
  const inRange: InRange = { placed: [], drawn: [], questions: [], notes: [] };
  const { drawn, placed, questions, notes } = inRange;
  // A spec without rows was set up a moment ago: its ranges say nothing of numbers that are in use.
  const isOpen =
    ranges.every(({ isKnown, places }) => isKnown && places.length === 0) && (spec?.ports ?? []).length === 0;
  for (const row of rows) {
    const all = [...ranges, ...drawn];
    if (!all.some(({ from, to }) => row.port >= from && row.port <= to)) {
      const range = drawRange(row.port, all);
      const answer = answers[spanOf(range)] ?? (isOpen ? ADD : undefined);
      if (answer === LEAVE_OUT) continue;
      const fault = answer === undefined || answer === ADD ? undefined : whyNoId(answer, all);
      if (answer === undefined || fault !== undefined) {
        askRange(questions, row, range, fault);
        continue;
      }
      drawn.push(answer === ADD ? range : { ...range, id: answer });
    }
    placed.push(row);
  }
  if (isOpen && drawn.length > 0)
    notes.push(`No source declares a range, so there is one for each hundred in use: ${drawn.map(spanOf).join(", ")}.`);
  return inRange;
}

/** Why a new range can't have this id, as a sentence. */
function whyNoId(id: string, ranges: readonly JoinedRange[]): string | undefined {
  const other = ranges.find((range) => range.id === id);
  if (other) return `${id} is ${spanOf(other)}, and a new range needs an id of its own.`;
  if (NAME_PATTERN.test(id) && id.length <= NAME_MAX_LENGTH) return undefined;
  return `${JSON.stringify(id.slice(0, 60))} can't be the id of a range; those are lower-case words joined by hyphens.`;
}

/** One question for all numbers of one hundred. */
function askRange(
  questions: ImportQuestion[],
  { facts, port, service }: PlacedPort,
  range: JoinedRange,
  fault: string | undefined,
): void {
  const key = spanOf(range);
  const at = questions.findIndex((question) => question.key === key);
  const found = questions[at];
  const places = facts.map(({ place }) => place);
  const told = `${port} (${service})`;
  const ask = (question: string) => (fault === undefined ? question : `${fault} ${question}`);
  if (!found)
    questions.push({
      key,
      code: "PORT_OUT_OF_RANGE",
      message: `${told} is in no range.`,
      places,
      question: ask("Which range is it in?"),
      choices: [{ value: ADD, label: `a new one: ${range.id} ${key}` }],
      isOpen: true,
    });
  else
    questions[at] = {
      ...found,
      message: `${found.message.replace(/ (?:is|are) in no range\.$/, "")}, ${told} are in no range.`,
      places: [...found.places, ...places],
      question: ask("Which range are they in?"),
    };
}
