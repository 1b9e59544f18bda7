import {
  FIRST_PORT,
  type Knowledge,
  type KnowledgePlace,
  LAST_PORT,
  type PortRange,
  type RangeFact,
  type Spec,
  spanOf,
} from "@berth/registry";
import { type ImportQuestion, LEAVE_OUT, tellPlace } from "./import-question.ts";
import { rangeIdOf } from "./range-id.ts";
import type { Answers } from "./read-answers.ts";
import { toText } from "./to-text.ts";

/** A range, and where it comes from; from nowhere where the spec has it, or a person asked for it. */
export interface JoinedRange extends PortRange {
  places: readonly KnowledgePlace[];
  /** Whether the spec has it already. */
  isKnown: boolean;
}

export interface JoinedRanges {
  ranges: JoinedRange[];
  questions: ImportQuestion[];
  notes: string[];
}

/**
 * The ranges of the spec, those that are asked for, and those that the sources declare, in this order: of two that
 * overlap, the first one stays, and the other one is a question.
 */
export function joinRanges(
  knowledge: readonly Knowledge[],
  spec: Spec | undefined,
  asked: readonly PortRange[],
  answers: Answers,
): JoinedRanges {
  const joined: JoinedRanges = { ranges: [], questions: [], notes: [] };
  for (const range of spec?.ranges ?? []) joined.ranges.push({ ...range, places: [], isKnown: true });
  for (const range of asked)
    if (!findOverlaps(joined.ranges, range).some((other) => spanOf(other) === spanOf(range)))
      joined.ranges.push({ ...range, places: [], isKnown: false });
  for (const fact of factsOf(knowledge)) addRange(joined, fact, answers);
  joined.ranges.sort((one, other) => Number(other.isKnown) - Number(one.isKnown) || one.from - other.from);
  return joined;
}

/** What files declare, and the spans that stand beside single numbers. */
function factsOf(knowledge: readonly Knowledge[]): RangeFact[] {
  const declared = knowledge.flatMap(({ ranges }) => ranges);
  const beside = knowledge.flatMap(({ ports }) =>
    ports.flatMap(({ place, range }) => (range && "from" in range ? [{ place, ...range }] : [])),
  );
  return [...declared, ...beside];
}

function addRange(joined: JoinedRanges, fact: RangeFact, answers: Answers): void {
  const { place, policy, title } = fact;
  const from = Math.max(fact.from, FIRST_PORT);
  const to = Math.min(fact.to, LAST_PORT);
  if (from > to) {
    note(joined, `${tellPlace(place)}: ${spanOf(fact)} is left out; services have ${FIRST_PORT}-${LAST_PORT}.`);
    return;
  }
  const span = { from, to };
  if (fact.from !== from || fact.to !== to)
    note(joined, `${tellPlace(place)}: ${spanOf(fact)} is taken as ${spanOf(span)}; no other port is for services.`);
  const overlaps = findOverlaps(joined.ranges, span);
  const same = overlaps.find((other) => spanOf(other) === spanOf(span));
  if (same) {
    fillIn(same, fact, joined.ranges);
    return;
  }
  const key = spanOf(span);
  if (answers[key] === LEAVE_OUT) return;
  if (overlaps.length > 0 && (answers[key] !== "keep" || overlaps.some(({ isKnown }) => isKnown))) {
    ask(joined, overlapQuestion(fact, key, overlaps));
    return;
  }
  joined.ranges = joined.ranges.filter((range) => !overlaps.includes(range));
  joined.ranges.push({
    id: freeId(rangeIdOf(title, from), from, joined.ranges),
    ...span,
    purpose: toText(title) ?? `Ports ${spanOf(span)}`,
    policy: policy ?? (from === to ? "fixed" : "open"),
    places: [place],
    isKnown: false,
  });
}

/** What a second place says of a range: its title, where the first one has none, and that it is locked. */
function fillIn(range: JoinedRange, { place, policy, title }: RangeFact, all: readonly JoinedRange[]): void {
  range.places = [...range.places, place];
  if (range.isKnown) return;
  if (policy !== undefined && range.policy === "open") range.policy = policy;
  const purpose = toText(title);
  if (purpose === undefined || range.purpose !== `Ports ${spanOf(range)}`) return;
  range.purpose = purpose;
  range.id = freeId(
    rangeIdOf(title, range.from),
    range.from,
    all.filter((other) => other !== range),
  );
}

const freeId = (id: string, from: number, ranges: readonly PortRange[]): string =>
  ranges.some((range) => range.id === id) ? `${id.slice(0, 34)}-${from}` : id;

const findOverlaps = <R extends Span>(ranges: readonly R[], { from, to }: Span): R[] =>
  ranges.filter((range) => range.from <= to && from <= range.to);

function overlapQuestion({ place, title }: RangeFact, key: string, overlaps: readonly JoinedRange[]): ImportQuestion {
  const others = overlaps.map((range) => `${range.id} ${spanOf(range)}`).join(" and ");
  const called = title === undefined ? key : `${toText(title)} ${key}`;
  const isFixed = overlaps.some(({ isKnown }) => isKnown);
  return {
    key,
    code: "RANGE_OVERLAP",
    message: `${called} overlaps ${others}${isFixed ? " of the spec" : ""}.`,
    places: [place, ...overlaps.flatMap(({ places }) => places)],
    question: "Which of them is right?",
    choices: isFixed ? [] : [{ value: "keep", label: `${called}, in place of ${others}` }],
  };
}

function ask({ questions }: JoinedRanges, question: ImportQuestion): void {
  if (!questions.some(({ key }) => key === question.key)) questions.push(question);
}

function note({ notes }: JoinedRanges, text: string): void {
  if (!notes.includes(text)) notes.push(text);
}

/** How many numbers a range has that is drawn around a port. */
const BLOCK = 100;

/** A range for ports that are in none: their hundred, without what other ranges have of it. */
export function drawRange(port: number, ranges: readonly Span[]): JoinedRange {
  const start = port - (port % BLOCK);
  const below = ranges.map(({ to }) => to).filter((to) => to < port);
  const above = ranges.map(({ from }) => from).filter((from) => from > port);
  const from = Math.max(start, FIRST_PORT, ...below.map((to) => to + 1));
  const to = Math.min(start + BLOCK - 1, LAST_PORT, ...above.map((first) => first - 1));
  return {
    id: `ports-${from}`,
    from,
    to,
    purpose: `Ports ${spanOf({ from, to })}`,
    policy: "open",
    places: [],
    isKnown: false,
  };
}

type Span = Pick<PortRange, "from" | "to">;
