import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";

/** Comments and trailing commas are tolerated: they are the author's affair. */
export const parseJson = (text: string, errors: ParseError[] = []): Node =>
  parseTree(text, errors, { allowTrailingComma: true }) ?? { type: "null", offset: 0, length: 0 };

/** The value of a key; undefined where there is none, or no object. */
export const valueAt = (node: Node | undefined, key: string): Node | undefined =>
  node?.type === "object" ? findNodeAtLocation(node, [key]) : undefined;
