import { Document, isCollection, isScalar } from "yaml";

// Line width 0: what is written stays on its line, however long, so that a reviewer sees one row.

/** `value` as the lines of a YAML block. */
export function renderBlock(value: unknown): string[] {
  return new Document(value).toString({ lineWidth: 0 }).trimEnd().split("\n");
}

/** `value` on one line, fit to stand inside of a flow collection. */
export function renderFlow(value: unknown): string {
  const document = new Document(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  const text = document.toString({ lineWidth: 0 }).trimEnd();
  // A plain scalar may hold characters that end a flow item.
  return isScalar(document.contents) && /[[\]{},]/.test(text) && !/^["']/.test(text) ? JSON.stringify(value) : text;
}
