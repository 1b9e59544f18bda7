import { Document, Scalar } from "yaml";
import { renderFlow } from "./render-yaml.ts";
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
