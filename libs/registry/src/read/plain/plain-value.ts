/** Text that YAML takes for nothing but itself: no indicator in front, no comment, no mapping. */
const PLAIN = /[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\s:]|:(?=\S)|[ ]+(?=[^\s#]))*/y;
/** The same between brackets. */
const PLAIN_IN_FLOW = /[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\s:#"',{}[\]]|:(?=[^\s,{}[\]])|[ ]+(?=[^\s#"',{}[\]:]))*/y;
/** Text in quotes, without escapes. */
const QUOTED = /'[^']*'(?!')|"[^"\\]*"/y;
const KEY = /([A-Za-z][\w.-]{0,99}|[1-9]\d{0,14}):(?= |$)/y;
const END = /[ ]*(?:[ ]#.*)?$/y;

/** What YAML may take for a value that is no text. */
const MAYBE_NO_TEXT =
  /^(?:~|null|true|false|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.(?:inf|nan))$/i;
const KNOWN = new Map<string, unknown>([
  ["null", null],
  ["true", true],
  ["false", false],
]);

/** Whether words that begin with a letter are text. */
export const isSurelyText = (words: string | undefined): boolean =>
  words === undefined || words.length > 5 || !MAYBE_NO_TEXT.test(words);

/** How deep brackets stand in one another at most; what is deeper is left to the parser. */
const MAX_DEPTH = 8;

/** What was read of a line, and where it ends. */
export interface Read {
  value: unknown;
  end: number;
}

/** The key at this place of a line, which ends behind its colon. Undefined for one that YAML may read otherwise. */
export function readKey(line: string, at: number): { key: string; end: number } | undefined {
  KEY.lastIndex = at;
  const key = KEY.exec(line)?.[1];
  return key === undefined || (!/^\d/.test(key) && MAYBE_NO_TEXT.test(key)) ? undefined : { key, end: KEY.lastIndex };
}

/** Whether nothing but blanks and a comment stands from here to the end of the line. */
export function isAtEnd(line: string, at: number): boolean {
  END.lastIndex = at;
  return END.test(line);
}

/** The value that fills the rest of a line, but for a comment. Undefined for one that takes the parser to know. */
export function readRest(line: string, from: number): Read | undefined {
  const at = skipBlanks(line, from);
  const read = readFlow(line, at, 0) ?? readQuoted(line, at) ?? readPlain(PLAIN, line, at);
  return read && isAtEnd(line, read.end) ? read : undefined;
}

function readQuoted(line: string, at: number): Read | undefined {
  const text = match(QUOTED, line, at);
  return text === undefined ? undefined : { value: text.slice(1, -1), end: at + text.length };
}

function readPlain(pattern: RegExp, line: string, at: number): Read | undefined {
  const text = match(pattern, line, at);
  if (text === undefined) return undefined;
  const end = at + text.length;
  if (!MAYBE_NO_TEXT.test(text)) return { value: text, end };
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return { value: Number(text), end };
  return KNOWN.has(text) ? { value: KNOWN.get(text), end } : undefined;
}

/** A mapping in braces or a list in brackets that ends on its line. */
function readFlow(line: string, at: number, depth: number): Read | undefined {
  const open = line[at];
  if ((open !== "{" && open !== "[") || depth > MAX_DEPTH) return undefined;
  const fields: Record<string, unknown> = {};
  const items: unknown[] = [];
  const close = open === "{" ? "}" : "]";
  let next = skipBlanks(line, at + 1);
  while (line[next] !== close) {
    const named = open === "{" ? readKey(line, next) : undefined;
    if (open === "{" && (named === undefined || Object.hasOwn(fields, named.key))) return undefined;
    const from = named ? skipBlanks(line, named.end) : next;
    const read = readFlow(line, from, depth + 1) ?? readQuoted(line, from) ?? readPlain(PLAIN_IN_FLOW, line, from);
    if (read === undefined) return undefined;
    if (named) fields[named.key] = read.value;
    else items.push(read.value);
    next = skipBlanks(line, read.end);
    if (line[next] === ",") next = skipBlanks(line, next + 1);
    else if (line[next] !== close) return undefined;
  }
  return { value: open === "{" ? fields : items, end: next + 1 };
}

function match(pattern: RegExp, line: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0];
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (line[at] === " ") at++;
  return at;
}
