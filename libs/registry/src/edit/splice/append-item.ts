import { isCollection, type Node, type YAMLSeq } from "yaml";
import { spanOfNode } from "./entry.ts";
import { insertFlow } from "./insert-flow.ts";
import { columnOf, endOfContent, eolOf } from "./lines.ts";
import { renderBlock, renderFlow } from "./render-yaml.ts";
import { insertAt, type Splice } from "./splice.ts";

/** Adds an item at the end of a list that has items, in the style of the last one. */
export function appendItem(text: string, list: YAMLSeq, value: unknown): Splice[] {
  const items = list.items as Node[];
  const last = items.at(-1);
  if (list.flow || !last) return insertFlow(text, list, items.map(spanOfNode), items.length - 1, renderFlow(value));
  const [start, end] = spanOfNode(last);
  const dash = text.lastIndexOf("-", start - 1);
  const column = columnOf(text, dash);
  const gap = text.slice(dash + 1, start);
  const eol = eolOf(text, start);
  // An item may begin on the line after its dash; a new one begins on the same line.
  const lead = `${" ".repeat(column)}-${/^ +$/.test(gap) ? gap : " "}`;
  const isFlow = !isCollection(last) || last.flow === true;
  const body = isFlow ? renderFlow(value) : renderBlock(value).join(`${eol}${" ".repeat(lead.length)}`);
  return [insertAt(endOfContent(text, end, column), `${eol}${lead}${body}`)];
}
