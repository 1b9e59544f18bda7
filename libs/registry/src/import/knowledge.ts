/** Where a file says something: line and column from 1. */
export interface KnowledgePlace {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  line: number;
  column: number;
}

/** What kind of source says it; the earlier in the list, the more its words count when two sources are joined. */
const SOURCES = ["document", "registry", "env", "compose", "kubernetes", "tool", "script", "code"] as const;
export type Source = (typeof SOURCES)[number];

/**
 * What one place of a file says about one number. Every text is as the author wrote it, without markup; what the place
 * doesn't say is undefined.
 */
export interface PortFact {
  place: KnowledgePlace;
  source: Source;
  /** The number on the host. */
  port: number;
  /** The number inside of the container, where the two differ or both are given. */
  containerPort?: number | undefined;
  /** What it is called, such as `Recording Service`, `recording` or `carta-backend`. */
  name?: string | undefined;
  /** The variable that carries the number. */
  env?: string | undefined;
  /** The variable that carries a URL with the number. */
  url?: string | undefined;
  protocol?: string | undefined;
  purpose?: string | undefined;
  rationale?: string | undefined;
  /** A folder, a team or a program. */
  owner?: string | undefined;
  /** The folder of its code, relative to the workspace: what compose builds it from, or whose script starts it. */
  folder?: string | undefined;
  /** `retired` also where it is struck through. */
  status?: "reserved" | "allocated" | "active" | "retired" | undefined;
  /** The span or the title of the range that it is listed under. */
  range?: { from: number; to: number } | { title: string } | undefined;
  image?: string | undefined;
  /** As compose writes them: `/stage/data:/data:ro`. */
  mounts?: string[] | undefined;
  /** Variables of the container; `${NAME}` is read from the environment. */
  environment?: Record<string, string> | undefined;
}

/** A range that a file declares. */
export interface RangeFact {
  place: KnowledgePlace;
  from: number;
  to: number;
  /** `Subscriber Services`. */
  title?: string | undefined;
  /** `fixed` where its numbers are dictated from outside, `locked` where it says that nothing is to be taken there. */
  policy?: "open" | "locked" | "fixed" | undefined;
}

/** That a service left a number, and why. */
export interface MoveFact {
  place: KnowledgePlace;
  name: string;
  from: number;
  to: number;
  reason?: string | undefined;
}

/** What a person has to decide: nothing that can't be placed is dropped in silence. */
export interface Doubt {
  place: KnowledgePlace;
  code: "NOT_PLACED" | "NAME_UNCLEAR" | "NOT_A_PORT" | "UNREADABLE";
  /** What was found, such as `9030 has no service in this row.` */
  message: string;
  /** What to answer: `Which service has 9030?` */
  question: string;
  /** The number whose service is not named, where nothing else is unclear: another file may name it. */
  port?: number | undefined;
}

/** What a document says of itself. */
export interface DocumentHead {
  title?: string | undefined;
  version?: string | undefined;
  date?: string | undefined;
  status?: string | undefined;
  history: { version: string; date: string; change: string }[];
}

/** All that a file knows about ports. */
export interface Knowledge {
  path: string;
  head?: DocumentHead | undefined;
  ports: PortFact[];
  ranges: RangeFact[];
  moves: MoveFact[];
  doubts: Doubt[];
}
