import type { DocumentHead, Doubt, Knowledge, KnowledgePlace, MoveFact, PortFact, RangeFact } from "@berth/registry";
import { VALUES } from "./text/vocabulary.ts";

/** Takes what the readers find, and keeps of the same thing said twice the first. */
export interface Gather {
  readonly path: string;
  readonly ports: readonly PortFact[];
  port(fact: PortFact): PortFact;
  /**
   * A fact from running text, which counts only where nothing else in the file places its number. One of an endpoint,
   * such as `Health check: http://localhost:5001/health`, counts only where no other text does.
   */
  told(fact: PortFact, isEndpoint?: boolean): PortFact;
  range(fact: RangeFact): void;
  move(fact: MoveFact): void;
  doubt(doubt: Doubt): void;
  /** A number that is called a port where nothing says whose: a doubt unless something else in the file does. */
  mention(port: number, place: KnowledgePlace): void;
  head(head: DocumentHead): void;
  /** Whether nothing was found. */
  isEmpty(): boolean;
  finish(): Knowledge;
}

/** More of one kind are of no help. */
const MAX_DOUBTS = 200;

export function gather(path: string): Gather {
  const ports: PortFact[] = [];
  const byKey = new Map<string, PortFact>();
  const told: PortFact[] = [];
  const endpoints: PortFact[] = [];
  const ranges = new Map<string, RangeFact>();
  const moves = new Map<string, MoveFact>();
  const doubts: Doubt[] = [];
  const mentions = new Map<number, KnowledgePlace>();
  let documentHead: DocumentHead | undefined;
  return {
    path,
    ports,
    port(fact) {
      const known = byKey.get(keyOf(fact));
      if (known) {
        fill(known, fact);
        return known;
      }
      const clean = fill({} as PortFact, fact);
      byKey.set(keyOf(fact), clean);
      ports.push(clean);
      return clean;
    },
    told(fact, isEndpoint = false) {
      const clean = fill({} as PortFact, fact);
      (isEndpoint ? endpoints : told).push(clean);
      return clean;
    },
    range(fact) {
      const key = `${fact.from}-${fact.to}`;
      const known = ranges.get(key);
      if (known) fill(known, fact);
      else ranges.set(key, fill({} as RangeFact, fact));
    },
    move(fact) {
      const key = `${fact.from}-${fact.to}-${fact.name}`;
      if (!moves.has(key)) moves.set(key, fill({} as MoveFact, fact));
    },
    doubt: (doubt) => void doubts.push(doubt),
    mention(port, place) {
      if (!mentions.has(port)) mentions.set(port, place);
    },
    head(head) {
      documentHead = head;
    },
    isEmpty: () => ports.length + told.length + endpoints.length + ranges.size + doubts.length === 0,
    finish() {
      for (const facts of [told, endpoints]) {
        const named = new Set(ports.flatMap(({ name, port }) => (name === undefined ? [] : [port])));
        for (const fact of facts) if (!named.has(fact.port)) this.port(fact);
      }
      const placed = new Set([
        ...ports.flatMap(({ containerPort, port }) => [port, containerPort]),
        ...[...moves.values()].flatMap(({ from, to }) => [from, to]),
        ...[...ranges.values()].flatMap(({ from, to }) => [from, to]),
      ]);
      for (const [port, place] of mentions) if (!placed.has(port)) doubts.push(unplaced(port, place));
      const declared = [...ranges.values()];
      const knowledge: Knowledge = {
        path,
        ports,
        // What is free in a range is no range of its own.
        ranges: declared.filter(
          (one) => !saysFree(one) || !declared.some((other) => other !== one && isWithin(one, other)),
        ),
        moves: [...moves.values()],
        doubts: doubts.slice(0, MAX_DOUBTS),
      };
      if (documentHead) knowledge.head = documentHead;
      return knowledge;
    },
  };
}

const saysFree = ({ title = "" }: RangeFact): boolean => VALUES.free.isIn(title.split(/\s+/).slice(0, 3).join(" "));
const isWithin = (one: RangeFact, other: RangeFact): boolean => one.from >= other.from && one.to <= other.to;

const unplaced = (port: number, place: KnowledgePlace): Doubt => ({
  place,
  code: "NOT_PLACED",
  message: `${port} is called a port here, and nothing says whose.`,
  question: `Which service has ${port}?`,
  port,
});

/** Two facts with the same key say the same thing: a variable's, or a named service's, about one number. */
const keyOf = ({ env, name, port, url }: PortFact): string =>
  [port, name?.toLowerCase() ?? (env === undefined && url === undefined ? "" : `$${env ?? url}`)].join(" ");

/** Adds what is defined in one fact and undefined in the other. */
function fill<T extends object>(known: T, more: T): T {
  for (const [key, value] of Object.entries(more) as [keyof T, T[keyof T]][])
    if (value !== undefined && known[key] === undefined) known[key] = value;
  return known;
}
