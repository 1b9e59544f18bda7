import { Document, Scalar } from "yaml";
import type { Splice } from "./splice.ts";

/** Replaces a scalar, keeping the quotes it was written with. */
export function replaceScalar(scalar: Scalar, value: string): Splice {
  const [from, to] = scalar.range ?? [0, 0];
  const fresh = new Scalar(value);
  if (scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE)
    fresh.type = scalar.type;
  return { from, to, text: new Document(fresh).toString({ lineWidth: 0 }).trimEnd() };
}
