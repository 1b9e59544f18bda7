import type { YAMLMap, YAMLSeq } from "yaml";
import { columnOf, eolOf } from "./lines.ts";
import { renderBlock, renderFlow } from "./render-yaml.ts";
import type { Splice } from "./splice.ts";

/** Replaces a whole list or mapping by another one, in the style it was written in: on one line, or as a block. */
export function replaceCollection(text: string, node: YAMLMap | YAMLSeq, value: unknown): Splice {
  const [from, end] = node.range ?? [0, 0];
  // The range of a block reaches over the line breaks behind it.
  const to = from + text.slice(from, end).trimEnd().length;
  if (node.flow) return { from, to, text: renderFlow(value) };
  const lead = `${eolOf(text, from)}${" ".repeat(columnOf(text, from))}`;
  return { from, to, text: renderBlock(value).join(lead) };
}
