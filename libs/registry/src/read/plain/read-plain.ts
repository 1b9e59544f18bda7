import { isAtEnd, readKey, readRest } from "./plain-value.ts";

/** A longer line is left to the parser of YAML, which has its own cap. */
const MAX_LINE = 2000;
/** How deep blocks stand in one another at most. */
const MAX_DEPTH = 8;

interface Line {
  indent: number;
  text: string;
}

/**
 * The data of a text in the form in which registries are written: block mappings and lists, one entry a line, with
 * plain or quoted text, numbers, and what stands in brackets on one line. Undefined for all that takes the parser of
 * YAML to know, as well as for a text that isn't YAML; what is returned is what that parser reads.
 */
export function readPlain(text: string): { data: unknown } | undefined {
  const lines = listLines(text);
  const [first] = lines ?? [];
  if (lines === undefined || first === undefined) return undefined;
  const cursor = { lines, at: 0 };
  const block = readBlock(cursor, first.indent, 0);
  return block && cursor.at === lines.length ? block : undefined;
}

/** The lines that say something. Undefined where one begins with a tab or is too long. */
function listLines(text: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    let indent = 0;
    while (line[indent] === " ") indent++;
    if (indent === line.length || line[indent] === "#") continue;
    if (line[indent] === "\t" || line.length > MAX_LINE) return undefined;
    lines.push({ indent, text: line });
  }
  return lines;
}

interface Cursor {
  lines: Line[];
  at: number;
}

const isItem = ({ indent, text }: Line): boolean => text[indent] === "-" && text[indent + 1] === " ";

/** The mapping or list that begins at the cursor's line, which is indented by `indent`. */
function readBlock(cursor: Cursor, indent: number, depth: number): { data: unknown } | undefined {
  const first = cursor.lines[cursor.at];
  if (first === undefined || depth > MAX_DEPTH) return undefined;
  return isItem(first) ? readList(cursor, indent, depth) : readMapping(cursor, indent, depth);
}

function readList(cursor: Cursor, indent: number, depth: number): { data: unknown[] } | undefined {
  const items: unknown[] = [];
  for (let line = cursor.lines[cursor.at]; line?.indent === indent && isItem(line); line = cursor.lines[cursor.at]) {
    let inner = indent + 1;
    while (line.text[inner] === " ") inner++;
    if (readKey(line.text, inner)) {
      // A mapping begins on the line of its dash.
      cursor.lines[cursor.at] = { indent: inner, text: line.text };
      const block = readMapping(cursor, inner, depth + 1);
      if (block === undefined) return undefined;
      items.push(block.data);
      continue;
    }
    const read = readRest(line.text, inner);
    if (read === undefined) return undefined;
    items.push(read.value);
    cursor.at++;
    if (isDeeper(cursor, indent)) return undefined;
  }
  return { data: items };
}

function readMapping(cursor: Cursor, indent: number, depth: number): { data: Record<string, unknown> } | undefined {
  const data: Record<string, unknown> = {};
  for (let line = cursor.lines[cursor.at]; line?.indent === indent && !isItem(line); line = cursor.lines[cursor.at]) {
    const named = readKey(line.text, indent);
    if (named === undefined || Object.hasOwn(data, named.key)) return undefined;
    cursor.at++;
    if (!isAtEnd(line.text, named.end)) {
      const read = readRest(line.text, named.end);
      if (read === undefined) return undefined;
      data[named.key] = read.value;
    } else {
      const next = cursor.lines[cursor.at];
      const isBlock = next !== undefined && (next.indent > indent || (next.indent === indent && isItem(next)));
      const block = isBlock ? readBlock(cursor, next.indent, depth + 1) : { data: null };
      if (block === undefined) return undefined;
      data[named.key] = block.data;
    }
    if (isDeeper(cursor, indent)) return undefined;
  }
  return { data };
}

/** Text that goes on in a second line, or a line that is indented like none above. */
const isDeeper = ({ at, lines }: Cursor, indent: number): boolean => (lines[at]?.indent ?? 0) > indent;
