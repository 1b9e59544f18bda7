/** The fields of a row as texts, by name. */
export interface PlainRow {
  key: string;
  fields: ReadonlyMap<string, string>;
}

/** Text without quotes that YAML takes for nothing but itself: no indicator in front, no comment, no mapping. */
const PLAIN = String.raw`[\w/.(](?:[^\s:]|:(?=\S)|[ ]+(?=[^\s#]))*`;
/** The same between braces. */
const PLAIN_IN_FLOW = String.raw`[\w/.(](?:[^\s:#"',{}[\]]|:(?=[^\s,{}[\]])|[ ]+(?=[^\s#]))*`;
/** Text in quotes, without escapes. */
const QUOTED = String.raw`'[^'\n]*'(?!')|"[^"\\\n]*"`;
const END = "[ ]*(?:[ ]#.*)?$";

const HEAD = new RegExp(`^ports:${END}`);
const ROW = new RegExp(`^(\\d+):${END}`);
const FIELD = new RegExp(`^([a-z]+):(?: +(${PLAIN}|${QUOTED}))?${END}`);
const FLOW_ROW = new RegExp(`^(\\d+): +\\{(.*)\\}${END}`);
const FLOW_FIELD = new RegExp(` *([a-z]+): +(${PLAIN_IN_FLOW}|${QUOTED}) *(?:,|$)`, "y");

/** The patterns above need a stack for each word of a line. */
const MAX_LINE = 2000;

/** What YAML takes for a value that is no text. */
const NO_TEXT = /^(?:null|true|false|[\d.].*)$/i;

/**
 * The rows of a registry's text in the order in which they stand, read line by line: for callers that have no time for
 * YAML. Undefined where anything in them is written in a way that takes its parser to know; values that are no text are
 * left out, as are the values of lists.
 */
export function readPlainRows(text: string): PlainRow[] | undefined {
  // Lines that end otherwise, a merge that stopped, a second document, indentation that has no width.
  if (/\r(?!\n)|^(?:<{7}|-{3}|\.{3})|^ *\t/m.test(text)) return undefined;
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const heads = lines.flatMap((line, at) => (/^["']?ports["']?[ \t]*:/.test(line) ? [at] : []));
  const [head, second] = heads;
  if (head === undefined || second !== undefined || !HEAD.test(lines[head] ?? "")) return undefined;
  const length = lines.slice(head + 1).findIndex((line) => /^[^\s#]/.test(line));
  return readBlock(lines.slice(head + 1, length < 0 ? undefined : head + 1 + length));
}

function readBlock(lines: readonly string[]): PlainRow[] | undefined {
  const rows: PlainRow[] = [];
  let fields: Map<string, string> | undefined;
  let rowIndent: number | undefined;
  let fieldIndent: number | undefined;
  // Whether the field before has its value on lines of its own.
  let isOpen = false;
  for (const line of lines) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || line[indent] === "#") continue;
    if (line.length > MAX_LINE) return undefined;
    const said = line.slice(indent);
    rowIndent ??= indent;
    if (indent === rowIndent) {
      const flow = FLOW_ROW.exec(said);
      const key = (flow ?? ROW.exec(said))?.[1];
      const found: Map<string, string> | undefined = flow ? readFlow(flow[2] ?? "") : new Map();
      if (key === undefined || found === undefined) return undefined;
      rows.push({ key, fields: found });
      [fields, fieldIndent, isOpen] = [flow ? undefined : found, undefined, false];
      continue;
    }
    if (indent < rowIndent || fields === undefined) return undefined;
    fieldIndent ??= indent;
    if (indent > fieldIndent || (indent === fieldIndent && said.startsWith("- "))) {
      if (!isOpen) return undefined;
      continue;
    }
    const [, name = "", value] = FIELD.exec(said) ?? [];
    if (indent < fieldIndent || !take(fields, name, value)) return undefined;
    isOpen = value === undefined;
  }
  return rows;
}

function readFlow(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  FLOW_FIELD.lastIndex = 0;
  while (FLOW_FIELD.lastIndex < text.trimEnd().length) {
    const [, name = "", value] = FLOW_FIELD.exec(text) ?? [];
    if (!take(fields, name, value)) return undefined;
  }
  return fields;
}

/** False for a name that can't be read, or that stands twice. */
function take(fields: Map<string, string>, name: string, value: string | undefined): boolean {
  if (name === "" || fields.has(name)) return false;
  const isQuoted = value !== undefined && /^["']/.test(value);
  const text = isQuoted ? value.slice(1, -1) : NO_TEXT.test(value ?? "") ? undefined : value;
  fields.set(name, text ?? "");
  return true;
}
