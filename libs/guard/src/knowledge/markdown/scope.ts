import type { PortFact } from "@berth/registry";
import { namesPorts } from "../names-ports.ts";
import { cleanName } from "../text/clean-name.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";
import { statusOfHeading } from "../text/status-of.ts";
import { SENTENCES } from "../text/vocabulary.ts";

/** What the headings above a place say about it. */
export interface Scope {
  /** Bare numbers are ports here. */
  speaksOfPorts: boolean;
  /** The document has the word for a port somewhere. */
  hasPorts: boolean;
  /** Tells of former versions. */
  isHistory: boolean;
  /** Tells how to do things: the numbers are examples. */
  isExample: boolean;
  /** The nearest heading, without its numbers; undefined where it names nothing. */
  title?: string | undefined;
  range?: PortFact["range"];
  status?: PortFact["status"];
  /** The port that the heading itself gives, so that what stands below is about it. */
  fact?: PortFact | undefined;
  /** `Port 3000:` above a text: what the text is about. */
  subject?: number | undefined;
}

export const scopeOfFile = (path: string, text: string): Scope => ({
  hasPorts: SENTENCES.portWords.isIn(text.slice(0, 50_000)),
  speaksOfPorts: namesPorts(path.slice(path.lastIndexOf("/") + 1)),
  isHistory: false,
  isExample: false,
});

/** The scope below a heading. */
export function scopeBelow(above: Scope, heading: string): Scope {
  const range = rangeIn(heading);
  return {
    hasPorts: above.hasPorts,
    speaksOfPorts: above.speaksOfPorts || range !== undefined || SENTENCES.portWords.isIn(heading),
    isHistory: above.isHistory || SENTENCES.history.isIn(heading),
    isExample: above.isExample || SENTENCES.notServices.isIn(heading) || SENTENCES.avoided.isIn(heading),
    title: titleOf(heading),
    range: range ? { from: range.port, to: range.to ?? range.port } : above.range,
    status: statusOfHeading(heading) ?? above.status,
  };
}

/** The span of numbers in a heading: `Frontend (3000-3099)`. */
export const rangeIn = (heading: string): NumberIn | undefined =>
  numbersIn(heading).find(({ port, to }) => to !== undefined && to >= 100 && !isYears(port, to));

const isYears = (from: number, to: number): boolean => from >= 1990 && to <= 2100 && to - from < 30;

/** A heading without its numbering, numbers and brackets around these. */
export function titleOf(heading: string): string | undefined {
  const [first] = numbersIn(heading);
  let text = heading.replace(/^\s*(?:\d{1,2}[.)]\s*)+/, "");
  if (first) for (const { end, start } of numbersIn(text).toReversed()) text = text.slice(0, start) + text.slice(end);
  return cleanName(text.replace(/[(（[]\s*(?:ports?|端口|ポート|포트)?\s*[-:：]?\s*[)）\]]/giu, " "));
}
