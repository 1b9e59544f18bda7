import { Document, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { columnOf, eolOf } from "./lines.ts";
import { renderBlock, renderFlow } from "./render-yaml.ts";
import type { Splice } from "./splice.ts";

/** Replaces a scalar, keeping the quotes it was written with. It may stand in a flow collection. */
export function replaceScalar({ range, type }: Scalar, value: unknown): Splice {
  const [from, to] = range ?? [0, 0];
  const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  if (!isQuoted || typeof value !== "string") return { from, to, text: renderFlow(value) };
  const fresh = new Scalar(value);
  fresh.type = type;
  return { from, to, text: new Document(fresh).toString({ lineWidth: 0 }).trimEnd() };
}

/** Replaces a whole list or mapping by another one, in the style it was written in: on one line, or as a block. */
export function replaceCollection(text: string, node: YAMLMap | YAMLSeq, value: unknown): Splice {
  const [from, end] = node.range ?? [0, 0];
  // The range of a block reaches over the line breaks behind it.
  const to = from + text.slice(from, end).trimEnd().length;
  if (node.flow) return { from, to, text: renderFlow(value) };
  const lead = `${eolOf(text, from)}${" ".repeat(columnOf(text, from))}`;
  return { from, to, text: renderBlock(value).join(lead) };
}
