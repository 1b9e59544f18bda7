/** A replacement of part of a text. */
interface Splice {
  from: number;
  to: number;
  put: string;
}

const apply = (text: string, { from, put, to }: Splice): string => text.slice(0, from) + put + text.slice(to);

/** An object or a list, and a member of one, of JSON or of JavaScript. */
interface Stretch {
  offset: number;
  length: number;
}

/**
 * Puts one more member behind the last one of an object or a list; laid out as its neighbours are. Every other byte
 * stays, unlike with jsonc-parser's own `modify`, which formats the neighbour anew. A comment behind the last member
 * stays with that, and a trailing comma is followed by one.
 * @param put renders the member at an indentation; `undefined` stands for one line
 */
export function appendMember(
  text: string,
  container: Pick<Stretch, "offset"> & { children?: readonly Stretch[] | undefined },
  put: Render,
): string {
  const last = container.children?.at(-1);
  const end = last ? last.offset + last.length : container.offset + 1;
  const before = text.slice(container.offset, last ? last.offset : container.offset + 1);
  const isSpread = last ? before.includes("\n") : text.includes("\n");
  if (!isSpread) {
    const comma = last ? ", " : "";
    return apply(text, { from: end, to: end, put: `${comma}${put(undefined)}` });
  }
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const own = indentAt(text, container.offset);
  const indent = last ? indentAt(text, last.offset) : own + unitOf(text);
  const unit = indent.startsWith(own) && indent !== own ? indent.slice(own.length) : unitOf(text);
  const member = put({ indent, unit }).replaceAll("\n", eol);
  if (!last) {
    // What an empty one holds is blank, or a comment that stays.
    const close = /^\s*\n/.test(text.slice(end)) ? "" : `${eol}${own}`;
    return apply(text, { from: end, to: end, put: `${eol}${indent}${member}${close}` });
  }
  const { at, hasComma } = endOfLine(text, end);
  const placed = apply(text, { from: at, to: at, put: `${eol}${indent}${member}${hasComma ? "," : ""}` });
  return hasComma ? placed : apply(placed, { from: end, to: end, put: "," });
}

/** Blanks and comments. */
const TRIVIA = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
/** The rest of a line that holds nothing but a comment. */
const COMMENT = /[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)(?=[ \t]*\r?(?:\n|$))/y;

/** Where the next member goes behind one that ends here: past its comma, and past the comment on its line. */
function endOfLine(text: string, end: number): { at: number; hasComma: boolean } {
  const comma = end + matchAt(TRIVIA, text, end);
  const hasComma = text[comma] === ",";
  const behind = hasComma ? comma + 1 : end;
  return { at: behind + matchAt(COMMENT, text, behind), hasComma };
}

/** The length of what the pattern finds at this place. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Puts a member before another one, laid out as that is. */
export function insertMember(text: string, before: Pick<Stretch, "offset">, put: Render): string {
  const start = text.lastIndexOf("\n", before.offset - 1) + 1;
  const indent = text.slice(start, before.offset);
  const isOwnLine = start > 0 && indent.trim() === "";
  const member = put(isOwnLine ? { indent, unit: unitOf(text) } : undefined);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = isOwnLine ? eol + indent : " ";
  return apply(text, { from: before.offset, to: before.offset, put: `${member.replaceAll("\n", eol)},${gap}` });
}

/** How a member is laid out: over several lines with this indentation, or on one line. */
export type Layout = { indent: string; unit: string } | undefined;
export type Render = (layout: Layout) => string;

/** Plain data as JSON in a layout; the first line has no indentation of its own. */
export function renderJson(data: unknown, layout: Layout): string {
  if (!layout) return JSON.stringify(data);
  return JSON.stringify(data, undefined, layout.unit).replaceAll("\n", `\n${layout.indent}`);
}

/** Takes a member out of a list or an object, with the comma that parted it from its neighbour. */
export function removeMember(
  text: string,
  list: Pick<Stretch, "offset"> & { children?: readonly Stretch[] | undefined },
  at: number,
): string {
  const [previous, member, next] = [at - 1, at, at + 1].map((index) => list.children?.[index]);
  if (!member) return text;
  const end = member.offset + member.length;
  if (previous) return apply(text, { from: previous.offset + previous.length, to: end, put: "" });
  if (next) return apply(text, { from: member.offset, to: next.offset, put: "" });
  // The only one: the blanks around it go with it, so that an empty list is left.
  const before = text.slice(list.offset + 1, member.offset);
  const behind = /^\s*(?=[\]}])/.exec(text.slice(end))?.[0] ?? "";
  const from = before.trim() === "" ? list.offset + 1 : member.offset;
  return apply(text, { from, to: end + behind.length, put: "" });
}

/** The blanks that the line of this place begins with. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** One step of indentation, as the text has it; the star of a comment is indented otherwise. */
const unitOf = (text: string): string => /^([ \t]+)[^\s*]/m.exec(text)?.[1] ?? "  ";
