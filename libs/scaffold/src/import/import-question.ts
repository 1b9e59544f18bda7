import { type FailureCode, type KnowledgePlace, printableLine } from "@berth/registry";

/** The answer that leaves out what a question is about. */
export const LEAVE_OUT = "-";

/** What a person has to decide before something is taken from a source. */
export interface ImportQuestion {
  /** What an answer names: a number, a span, a service, or `docs/ports.md:12`. */
  key: string;
  code: FailureCode;
  /** The fact, in one sentence. */
  message: string;
  /** Every place that says so; the first one is where to look. */
  places: readonly KnowledgePlace[];
  /** `Which service has 9030?` */
  question: string;
  /** The answers that are near; besides them, `-` leaves it out. */
  choices: readonly { value: string; label: string }[];
  /** Whether another answer than the choices can be given: the name of a service. */
  isOpen?: boolean;
}

/** `docs/ports.md:12`; on one line whatever the file is called, as it stands in sentences and in answers. */
export const tellPlace = ({ line, path }: KnowledgePlace): string => `${printableLine(path)}:${line}`;
