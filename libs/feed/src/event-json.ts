import type { NewEvent } from "./event.ts";

/**
 * An event that a feed does not take: it is nested too deeply, too long, or one too many. Its status makes the route
 * that publishes a body answer 4xx, because the body is what is wrong.
 */
export class EventRefused extends RangeError {
  readonly statusCode: number;

  /** @param statusCode RFC 9110, 15.5; RFC 6585, 4. */
  constructor(message: string, statusCode: 400 | 413 | 422 | 429) {
    super(message);
    this.name = "EventRefused";
    this.statusCode = statusCode;
  }
}

/**
 * Levels of objects and arrays in one event. Followers in every language parse this much with their default settings.
 */
const maxDepth = 100;

/**
 * Returns an event as its frame has it, from behind the id on.
 * @param now the time of an event that has none, RFC 3339.
 * @throws TypeError when the data has no JSON: a function, a circle, a BigInt.
 * @throws EventRefused when it is nested more than 100 levels deep.
 */
export function encodeEvent({ type, source, time, data = null }: NewEvent, now: string): string {
  const about = JSON.stringify({ type, source, time: time ?? now });
  return `${about.slice(1, -1)},"data":${boundedJson(data)}}`;
}

/**
 * Returns an event's data as JSON.
 * @param around levels of a frame around the data that is part of `data` here.
 * @throws TypeError when the data has no JSON: `undefined`, a function, a circle, a BigInt.
 * @throws EventRefused when it is nested more than 100 levels deep.
 */
export function boundedJson(data: unknown, around = 0): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(data);
  } catch (error) {
    // V8 recurses, and the depth at which its stack ends depends on the caller.
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
  if (json === undefined) throw new TypeError("The data of an event must have a JSON form.");
  if (isDeeper(json, maxDepth + around)) throw tooDeep();
  return json;
}

const tooDeep = () => new EventRefused(`An event is nested at most ${maxDepth} levels deep.`, 400);

/** Scans the text once; no recursion that a deep text could exhaust. */
function isDeeper(json: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') at = findStringEnd(json, at);
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

/**
 * The index of the quotation mark that ends the string which begins at `start`: one behind an even count of
 * backslashes.
 */
function findStringEnd(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json[at - backslashes - 1] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
