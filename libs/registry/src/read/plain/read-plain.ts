import { type PlainLine, readLines } from "./plain-line.ts";

/** How deep blocks stand in one another at most. */
const MAX_DEPTH = 8;

/**
 * The data of a part of the text, in the form in which registries are written: block mappings and lists, one entry a
 * line, with plain or quoted text, numbers, and what stands in brackets on one line. Undefined for all that takes the
 * parser of YAML to know, as well as for a text that isn't YAML; what is returned is what that parser reads.
 */
export function readPlain(text: string, from = 0, to = text.length): { data: unknown } | undefined {
  const lines = readLines(text, from, to);
  const [first] = lines ?? [];
  if (lines === undefined || first === undefined) return undefined;
  const cursor = { lines, at: 0 };
  const block = readBlock(cursor, first.indent, 0);
  return block && cursor.at === lines.length ? block : undefined;
}

interface Cursor {
  lines: PlainLine[];
  at: number;
}

/** The mapping or list that begins at the cursor's line, which is indented by `indent`. */
function readBlock(cursor: Cursor, indent: number, depth: number): { data: unknown } | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const isList = cursor.lines[cursor.at]?.inner !== undefined;
  return isList ? readList(cursor, indent, depth) : readMapping(cursor, indent, depth);
}

function readList(cursor: Cursor, indent: number, depth: number): { data: unknown[] } | undefined {
  const data: unknown[] = [];
  for (let line = cursor.lines[cursor.at]; line?.indent === indent; line = cursor.lines[cursor.at]) {
    const { inner, key, value } = line;
    if (inner === undefined) break;
    if (key === undefined) {
      data.push(value);
      cursor.at++;
    } else {
      // A mapping begins on the line of its dash.
      cursor.lines[cursor.at] = { ...line, indent: inner, inner: undefined };
      const block = readMapping(cursor, inner, depth + 1);
      if (block === undefined) return undefined;
      data.push(block.data);
    }
    if (isDeeper(cursor, indent)) return undefined;
  }
  return { data };
}

function readMapping(cursor: Cursor, indent: number, depth: number): { data: Record<string, unknown> } | undefined {
  const data: Record<string, unknown> = {};
  for (let line = cursor.lines[cursor.at]; line?.indent === indent; line = cursor.lines[cursor.at]) {
    const { inner, key, value } = line;
    if (inner !== undefined) break;
    if (key === undefined || Object.hasOwn(data, key)) return undefined;
    cursor.at++;
    const block = value === undefined ? readBelow(cursor, indent, depth) : { data: value };
    if (block === undefined) return undefined;
    data[key] = block.data;
    if (isDeeper(cursor, indent)) return undefined;
  }
  return { data };
}

/** The value of a key that has none on its line: null, or a block, which is indented unless it is a list. */
function readBelow(cursor: Cursor, indent: number, depth: number): { data: unknown } | undefined {
  const next = cursor.lines[cursor.at];
  const isBlock = next !== undefined && (next.indent > indent || (next.indent === indent && next.inner !== undefined));
  return isBlock ? readBlock(cursor, next.indent, depth + 1) : { data: null };
}

/** Text that goes on in a second line, or a line that is indented like none above. */
const isDeeper = ({ at, lines }: Cursor, indent: number): boolean => (lines[at]?.indent ?? 0) > indent;
