import { commandOf, type MoveFact, type PortFact, type Spec } from "@berth/registry";
import { type ImportQuestion, LEAVE_OUT, tellPlace } from "./import-question.ts";
import { isRetired, type PlacedPort } from "./place-ports.ts";
import type { Answers } from "./read-answers.ts";
import { isRoleOf, isSameService } from "./service-name.ts";

/** The answer that takes every number of a service. */
const ALL = "all";

/** The ports of each service, once the numbers are set aside that sources don't agree on. */
export interface JoinedServices {
  placed: PlacedPort[];
  questions: ImportQuestion[];
  notes: string[];
}

/**
 * Looks at each service with all of its numbers: two rows of one owner that differ in their role are one service; one
 * that has this number in one file and that number in another is a question; a number that it has left is no row.
 */
export function joinServices(
  ports: readonly PlacedPort[],
  moves: readonly MoveFact[],
  spec: Spec | undefined,
  answers: Answers,
): JoinedServices {
  const joined: JoinedServices = { placed: [], questions: [], notes: [] };
  for (const service of new Set(ports.map((port) => port.service))) {
    const all = ports.filter((port) => port.service === service);
    const rows = all.filter((row) => !isLeft(row, moves, spec, joined));
    const live = rows.filter((row) => !isRetired(row));
    const settled = rows.filter((row) => !live.includes(row) || row.known !== undefined);
    const open = live.filter(({ known }) => known === undefined);
    const held = (spec?.ports ?? []).filter((row) => row.service === service && row.status !== "retired");
    const isAtOdds = held.length > 0 ? open.some((row) => !hasOwnVariable(row, held)) : contradict(open);
    const answer = answers[service];
    if (open.length === 0 || !isAtOdds || answer === ALL) joined.placed.push(...rows);
    else {
      const chosen = open.filter(({ port }) => answer === String(port));
      joined.placed.push(...settled, ...chosen);
      if (chosen.length === 0 && answer !== LEAVE_OUT) joined.questions.push(severalNumbers(service, open, held, spec));
    }
  }
  joined.placed = mergeRoles(joined.placed).sort((one, other) => one.port - other.port);
  return joined;
}

/** A number that the service has left for another one: the files that still have it are behind. */
function isLeft(
  { facts, known, port, service }: PlacedPort,
  moves: readonly MoveFact[],
  spec: Spec | undefined,
  { notes }: JoinedServices,
): boolean {
  if (known) return false;
  const move = moves.find(({ from, name }) => from === port && isSameService({ name }, { name: service }));
  const former = spec?.ports.find((row) => row.service === service && row.previous?.some((was) => was.port === port));
  const to = move?.to ?? former?.port;
  const [fact] = facts;
  if (to === undefined || !fact) return false;
  notes.push(`${tellPlace(fact.place)}: ${service} has left ${port} for ${to}, so ${port} is left out.`);
  return true;
}

/** A further port of a service that the spec has is no contradiction if it has a variable of its own. */
function hasOwnVariable({ facts }: PlacedPort, held: readonly { env: string }[]): boolean {
  const env = facts.find((fact) => fact.env !== undefined)?.env;
  return env !== undefined && held.every((row) => row.env !== env);
}

/** Whether two numbers of a service come from two files, each of which knows only the one; or from one variable. */
function contradict(rows: readonly PlacedPort[]): boolean {
  return rows.some((one, at) =>
    rows.slice(at + 1).some((other) => {
      const [env, theirs] = [one, other].map(({ facts }) => new Set(facts.flatMap((fact) => fact.env ?? [])));
      if (env && theirs && env.size > 0 && theirs.size > 0) return [...env].some((variable) => theirs.has(variable));
      const [files, others] = [one, other].map(({ facts }) => new Set(facts.map(({ place }) => place.path)));
      return !isWithin(files, others) && !isWithin(others, files);
    }),
  );
}

const isWithin = (few: ReadonlySet<string> = new Set(), many: ReadonlySet<string> = new Set()): boolean =>
  [...few].every((one) => many.has(one));

function severalNumbers(
  service: string,
  rows: readonly PlacedPort[],
  held: readonly { port: number }[],
  spec: Spec | undefined,
): ImportQuestion {
  const told = rows.map(({ facts, port }) => `${port} by ${first(facts)}`);
  const all = [...held.map(({ port }) => `${port} by the spec`), ...told];
  return {
    key: service,
    code: "IMPORT_CONFLICT",
    message: `${service} has ${all.join(", and ")}.`,
    places: rows.flatMap(({ facts }) => facts.map(({ place }) => place)),
    question: spec && held.length > 0 ? asWell(service, rows, held.length, spec) : `Which number does ${service} have?`,
    choices: [
      ...rows.map(({ port }) => ({ value: String(port), label: held.length > 0 ? `${port} as well` : String(port) })),
      ...(rows.length > 1 ? [{ value: ALL, label: "all of them" }] : []),
    ],
  };
}

/** An answer adds a row and moves none, so the question names the command that does. */
function asWell(service: string, rows: readonly PlacedPort[], heldCount: number, spec: Spec): string {
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) return `Which of them does ${service} have as well?`;
  const question = `Does ${service} have ${row.port} as well?`;
  if (heldCount > 1) return question;
  const move = commandOf(spec, `move ${service} --to=${row.port} --reason="<why>"`);
  return `If it has moved there, run ${move} instead. ${question}`;
}

const first = ([fact]: readonly PortFact[]): string => (fact ? tellPlace(fact.place) : "");

/** `foundation` and `foundation-http` of one owner are the service `foundation` with two ports. */
function mergeRoles(placed: readonly PlacedPort[]): PlacedPort[] {
  const owner = ({ facts, known }: PlacedPort) =>
    (known?.owner ?? facts.find((fact) => fact.owner !== undefined)?.owner)?.replace(/\/$/, "");
  return placed.map((port) => {
    const own = owner(port);
    if (own === undefined || port.known) return port;
    const stem = placed.find(
      (other) =>
        other.service !== port.service &&
        owner(other) === own &&
        isRoleOf(port.service.split("-"), other.service.split("-")),
    );
    return stem ? { ...port, service: stem.service } : port;
  });
}
