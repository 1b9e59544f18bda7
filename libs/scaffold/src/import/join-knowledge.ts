import type {
  DocumentHead,
  Doubt,
  Knowledge,
  KnowledgePlace,
  MoveFact,
  PortFact,
  PortRange,
  PortRow,
  Settings,
  Spec,
} from "@berth/registry";
import { fillImportedRow } from "./fill-imported-row.ts";
import { type ImportQuestion, LEAVE_OUT, tellPlace } from "./import-question.ts";
import { type JoinedRange, joinRanges } from "./join-ranges.ts";
import { joinServices } from "./join-services.ts";
import { nameVariables } from "./name-variables.ts";
import { noteUnusedAnswers } from "./note-unused-answers.ts";
import { isLive, ownersOf } from "./owners-of.ts";
import { groupByPort, isQuestion, type PlacedPort, placePort } from "./place-ports.ts";
import type { Answers } from "./read-answers.ts";
import { isSameService } from "./service-name.ts";
import { takeRanges } from "./take-ranges.ts";

/** A row as the sources have it. */
export interface JoinedRow {
  row: PortRow;
  /** Every place that speaks of it. */
  places: readonly KnowledgePlace[];
  /** The row that the spec has for the number already. */
  known: PortRow | undefined;
}

/** What several files know together, and what they leave open. */
export interface Joined {
  head: DocumentHead | undefined;
  /** Those of the spec as well. */
  ranges: JoinedRange[];
  /** Ascending by number. */
  rows: JoinedRow[];
  questions: ImportQuestion[];
  /** What was taken in a way that a person may not expect. */
  notes: string[];
}

/** What an import builds on besides its sources. */
export interface JoinContext {
  spec?: Spec | undefined;
  /** The settings of a spec that is to be made. */
  settings?: Settings | undefined;
  /** Ranges that are asked for. */
  ranges?: readonly PortRange[];
  answers?: Answers;
}

/**
 * Joins what files know by number and name. Where two sources give one field, the better one is right; where they
 * contradict each other about who has a number, no service gets it, and there is a question. The order of the files
 * does not matter.
 */
export function joinKnowledge(knowledge: readonly Knowledge[], context: JoinContext = {}): Joined {
  const { answers = {}, spec } = context;
  const files = knowledge.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const moves = uniqueMoves(files);
  const { notes, questions, ranges } = joinRanges(files, spec, context.ranges ?? [], answers);
  const placed: PlacedPort[] = [];
  for (const [port, facts] of groupByPort(
    files.flatMap(({ doubts, ports }) => [...ports, ...doubts.flatMap(nameless)]),
  )) {
    const outcome = placePort(port, facts, spec, answers);
    if (isQuestion(outcome)) questions.push(outcome);
    else if (outcome) placed.push(outcome);
  }
  const services = joinServices(placed, moves, spec, answers);
  questions.push(...services.questions, ...askMoves(moves, services.placed));
  notes.push(...services.notes);
  const inRange = takeRanges(services.placed, ranges, spec, answers);
  questions.push(...inRange.questions, ...askDoubts(files, answers));
  notes.push(...inRange.notes);
  const all = ranges.concat(inRange.drawn).sort((one, other) => one.from - other.from);
  const filled = fillRows(inRange.placed, all, moves, context);
  return {
    head:
      files.find(({ head }) => head?.title !== undefined && head.version !== undefined)?.head ??
      files.find(({ head }) => head?.title)?.head,
    ranges: all,
    rows: filled.rows,
    questions,
    notes: [...new Set([...notes, ...filled.notes, ...noteUnusedAnswers(answers, files, placed, all)])],
  };
}

function fillRows(
  placed: readonly PlacedPort[],
  ranges: readonly JoinedRange[],
  moves: readonly MoveFact[],
  { settings, spec }: JoinContext,
): { rows: JoinedRow[]; notes: string[] } {
  const { notes, variables } = nameVariables(placed, spec);
  const holders = new Map<string, number>();
  for (const row of spec?.ports ?? []) for (const name of [row.env, row.url ?? row.env]) holders.set(name, row.port);
  const envs = new Set(variables.values());
  const owners = ownersOf(placed, spec);
  const assumed: number[] = [];
  const rows = placed.map((port): JoinedRow => {
    const { row, isProtocolAssumed, ...said } = fillImportedRow(port, {
      env: variables.get(port.port) ?? "",
      ranges,
      moves: moves.filter(({ name, to }) => to === port.port && isMoveOf(name, port)),
      settings: spec?.settings ?? settings ?? {},
      owner: isLive(port) ? owners.get(port.service) : undefined,
      isUrlFree: (name) => !envs.has(name) && (holders.get(name) ?? port.port) === port.port,
    });
    if (row.url !== undefined) holders.set(row.url, port.port);
    if (!port.known) notes.push(...said.notes);
    if (isProtocolAssumed && !port.known) assumed.push(port.port);
    return { row, places: port.facts.map(({ place }) => place), known: port.known };
  });
  if (assumed.length > 0) notes.push(`No source says what is served on ${assumed.join(", ")}; HTTP is assumed.`);
  return { rows: oneImageEach(rows, notes), notes };
}

/** A service is one container: a second image is left out. */
function oneImageEach(rows: readonly JoinedRow[], notes: string[]): JoinedRow[] {
  const images = new Map<string, string>();
  return rows.map((joined) => {
    const { container: _, image, mounts: __, ...row } = joined.row;
    const first = images.get(row.service) ?? image;
    if (image === undefined || first === undefined || row.status === "retired") return joined;
    images.set(row.service, first);
    if (first === image) return joined;
    notes.push(`${row.service} runs ${first}, so ${image} on ${row.port} is left out.`);
    return { ...joined, row };
  });
}

const isMoveOf = (name: string, { facts, service }: PlacedPort): boolean =>
  name === "" || isSameService({ name }, { name: service }) || facts.some((fact) => isSameService(fact, { name }));

/** A move whose new number no service has can't be recorded. */
function askMoves(moves: readonly MoveFact[], placed: readonly PlacedPort[]): ImportQuestion[] {
  return moves
    .filter(({ name, to }) => !placed.some((port) => port.port === to && isMoveOf(name, port)))
    .map(({ from, name, place, to }) => ({
      key: tellPlace(place),
      code: "IMPORT_UNCLEAR",
      message: `${name} moved from ${from} to ${to}, but no source gives it ${to}.`,
      places: [place],
      question: `Which service has ${to}?`,
      choices: [],
    }));
}

const uniqueMoves = (files: readonly Knowledge[]): MoveFact[] => {
  const all = files.flatMap(({ moves }) => moves);
  return all.filter(({ from, to }, at) => all.findIndex((other) => other.from === from && other.to === to) === at);
};

/** A number without its service: another file may name it, and an answer may. */
const nameless = ({ place, port }: Doubt): PortFact[] =>
  port === undefined ? [] : [{ place, source: "document", port }];

/** What the readers of the files could not place themselves. */
function askDoubts(files: readonly Knowledge[], answers: Answers): ImportQuestion[] {
  return files
    .flatMap(({ doubts }) => doubts)
    .filter(({ place, port }) => port === undefined && answers[tellPlace(place)] !== LEAVE_OUT)
    .map(({ code, message, place, question }) => ({
      key: tellPlace(place),
      code: codeOf(code),
      message,
      places: [place],
      question,
      choices: [],
    }));
}

const codeOf = (code: Doubt["code"]): ImportQuestion["code"] =>
  code === "UNREADABLE" ? "FILE_UNREADABLE" : "IMPORT_UNCLEAR";
