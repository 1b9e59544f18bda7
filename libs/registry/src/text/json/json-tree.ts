import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

const NOTHING: Node = { type: "null", offset: 0, length: 0 };

/** No code of the parser's, which has none for this. */
const TOO_DEEP: number = -1;

/**
 * The tree of a text; null, and an error, where it can't be parsed at all. Comments and trailing commas are tolerated:
 * they are the author's affair.
 */
export function parseJson(text: string, errors: ParseError[] = []): Node {
  try {
    return parseTree(text, errors, { allowTrailingComma: true }) ?? NOTHING;
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    errors.unshift({ error: TOO_DEEP, offset: 0, length: 1 });
    return NOTHING;
  }
}

/** What a parser's error says of its file: `can't be parsed (ValueExpected)`. */
export const faultOf = ({ error }: ParseError): string =>
  error === TOO_DEEP ? "is nested too deeply to be read" : `can't be parsed (${printParseErrorCode(error)})`;

/** The value of a key; undefined where there is none, or no object. */
export const valueAt = (node: Node | undefined, key: string): Node | undefined =>
  node?.type === "object" ? findNodeAtLocation(node, [key]) : undefined;
