import {
  type KnowledgePlace,
  type PortFact,
  type PortRow,
  type Source,
  type Spec,
  titleFor,
  whyForbidden,
} from "@berth/registry";
import { type ImportQuestion, LEAVE_OUT, tellPlace } from "./import-question.ts";
import type { Answers } from "./read-answers.ts";
import { chooseName, identitiesOf, isSameService, stemOf, whyNoName } from "./service-name.ts";

/** A number with the service that it belongs to. */
export interface PlacedPort {
  port: number;
  service: string;
  /** What the sources say of it, the best one first. */
  facts: readonly PortFact[];
  /** The row that the spec has for the number. */
  known: PortRow | undefined;
}

/** The better a source is, the earlier it comes. */
export const RANK: Readonly<Record<Source, number>> = {
  document: 0,
  registry: 1,
  env: 2,
  compose: 3,
  kubernetes: 4,
  tool: 5,
  script: 6,
  code: 7,
};

/** From here on a source tells who uses a number as well as whose it is; its names count where no other one has any. */
const FIRST_WEAK = RANK.tool;

/** What is said of each number, ascending; the best source first, and of one source in the order of its lines. */
export function groupByPort(facts: readonly PortFact[]): Map<number, PortFact[]> {
  const ordered = facts.toSorted((one, other) => one.port - other.port || RANK[one.source] - RANK[other.source]);
  const groups = new Map<number, PortFact[]>();
  for (const fact of ordered) groups.set(fact.port, [...(groups.get(fact.port) ?? []), fact]);
  return groups;
}

/** Whose a number is, or the question; undefined where it is to be left out. */
export function placePort(
  port: number,
  facts: readonly PortFact[],
  spec: Spec | undefined,
  answers: Answers,
): PlacedPort | ImportQuestion | undefined {
  const answer = answers[port];
  if (answer === LEAVE_OUT) return undefined;
  const forbidden = whyForbidden(port);
  if (forbidden !== undefined) return unsafe(port, facts, forbidden);
  const groups = groupByService(facts);
  const nameless = facts.filter((fact) => !groups.some((group) => group.includes(fact)));
  const known = spec?.ports.find((row) => row.port === port);
  if (known) return placeKnown(known, facts, groups, answer);
  if (answer !== undefined) {
    const fault = whyNoName(answer);
    if (fault !== undefined) return badName(port, facts, fault, answer);
    const meant = groups.find((group) => group.some((fact) => isSameService(fact, { name: answer })));
    return { port, service: answer, facts: [...(meant ?? groups[0] ?? []), ...nameless], known };
  }
  const [first, second] = groups;
  if (first === undefined) return nameMissing(port, facts);
  if (second !== undefined) return twoServices(port, groups);
  const service = chooseName(first);
  const fault = whyNoName(service);
  if (fault !== undefined) return badName(port, first, fault, service);
  return { port, service, facts: [...first, ...nameless].sort((a, b) => RANK[a.source] - RANK[b.source]), known };
}

/** The facts that name a service, those of one service together; one group, unless they contradict each other. */
function groupByService(facts: readonly PortFact[]): PortFact[][] {
  const groups: PortFact[][] = [];
  for (const fact of facts) {
    if (fact.name === undefined && identitiesOf(fact).length === 0) continue;
    const near = groups.filter((group) =>
      group.some((other) => other.name === fact.name || isSameService(other, fact)),
    );
    const [into] = near;
    if (into === undefined) groups.push([fact]);
    else {
      into.push(fact, ...near.slice(1).flat());
      for (const joined of near.slice(1)) groups.splice(groups.indexOf(joined), 1);
    }
  }
  const strong = groups.filter((group) => group.some(({ source }) => RANK[source] < FIRST_WEAK));
  return strong.length > 0 ? strong : groups;
}

/** The spec is right about a number that it has, unless all that is said of it is about another service. */
function placeKnown(
  known: PortRow,
  facts: readonly PortFact[],
  groups: readonly PortFact[][],
  answer: string | undefined,
): PlacedPort | ImportQuestion {
  const { env, port, service, status, title, url } = known;
  const own = { name: service, env };
  const isOwn = (fact: PortFact) =>
    isSameService(fact, own) || isSameService(fact, { name: title }) || (url !== undefined && fact.url === url);
  const meant = groups.length === 0 || groups.some((group) => group.some(isOwn)) || answer === service;
  const isGone = status === "retired" && !facts.some((fact) => fact.status === "retired");
  if (meant && !isGone) return { port, service, facts: facts.filter((fact) => isOwn(fact) || isNameless(fact)), known };
  return {
    key: String(port),
    code: isGone ? "PORT_RETIRED" : "PORT_TAKEN",
    message: `The spec has ${port} for ${service} (${status})${meant ? "" : `, not for ${tellNames(groups)}`}.`,
    places: facts.map(({ place }) => place),
    question: "Is the source out of date, or does the service need another number?",
    choices: [],
  };
}

const isNameless = (fact: PortFact): boolean => fact.name === undefined && identitiesOf(fact).length === 0;

function twoServices(port: number, groups: readonly PortFact[][]): ImportQuestion {
  return {
    key: String(port),
    code: "IMPORT_CONFLICT",
    message: `${port} is ${groups.map(tellGroup).join(", and ")}.`,
    places: groups.flatMap((group) => placesOf(group)),
    question: `Which service has ${port}?`,
    choices: groups.flatMap((group) => choiceFor(chooseName(group))),
    isOpen: true,
  };
}

/** `recording by docs/ports.md:12`. */
function tellGroup(group: readonly PortFact[]): string {
  const [first] = group;
  return `${chooseName(group) || first?.name} by ${first ? tellPlace(first.place) : ""}`;
}

const tellNames = (groups: readonly PortFact[][]): string =>
  groups.map((group) => chooseName(group) || group[0]?.name).join(" or ");

function nameMissing(port: number, facts: readonly PortFact[]): ImportQuestion {
  const urls = facts.flatMap(({ url }) => (url === undefined ? [] : [url]));
  const [url] = urls;
  return {
    key: String(port),
    code: "IMPORT_UNCLEAR",
    message: `${port} has no service${url === undefined ? "" : `; ${url} points to it`}.`,
    places: placesOf(facts),
    question: `Which service has ${port}?`,
    choices: [...new Set(urls.map((variable) => stemOf(variable).join("-")))].flatMap(choiceFor),
    isOpen: true,
  };
}

const badName = (port: number, facts: readonly PortFact[], fault: string, name: string): ImportQuestion => ({
  key: String(port),
  code: "NAME_INVALID",
  message: `${port} is ${JSON.stringify(facts[0]?.name ?? name)}: ${fault}`,
  places: placesOf(facts),
  question: `What is the service on ${port} to be called?`,
  choices: [`${name}-service`].flatMap(choiceFor),
  isOpen: true,
});

const unsafe = (port: number, facts: readonly PortFact[], reason: string): ImportQuestion => ({
  key: String(port),
  code: "PORT_UNSAFE",
  message: `${port} can't be in the spec: ${reason}.`,
  places: placesOf(facts),
  question: `Leave it out with --answer=${port}=${LEAVE_OUT}, or move what listens there.`,
  choices: [],
});

const choiceFor = (name: string) =>
  whyNoName(name) === undefined ? [{ value: name, label: `${name} (${titleFor(name)})` }] : [];

const placesOf = (facts: readonly PortFact[]): KnowledgePlace[] => facts.map(({ place }) => place);

export const isQuestion = (it: PlacedPort | ImportQuestion | undefined): it is ImportQuestion =>
  it !== undefined && "question" in it;

/** Whether the best source that says so has it as retired. */
export const isRetired = ({ facts }: Pick<PlacedPort, "facts">): boolean =>
  facts.find(({ status }) => status !== undefined)?.status === "retired";
