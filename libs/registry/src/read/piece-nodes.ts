import { type Node, type Range, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { PlaceIn } from "./fault-of.ts";
import { onDemand } from "./on-demand.ts";
import { parsePiece } from "./parse-piece.ts";
import type { Block, Piece } from "./plain/cut-block.ts";
import { readPlain } from "./plain/read-plain.ts";

/**
 * A block as the parser's nodes. Each entry is parsed when it is first looked at: an edit of one row needs this row and
 * its neighbours, not the thousands of others. All pieces have been read before, so none has a fault.
 */
export function nodeOfBlock(text: string, { isList, pieces }: Block, place: PlaceIn): Node {
  const node = isList ? new YAMLSeq() : new YAMLMap();
  const values = pieces.map((piece) => onDemand(() => nodeOf(text, piece, place)));
  for (const [index, piece] of pieces.entries()) {
    const key = keyOf(piece);
    const get = values[index] ?? (() => null);
    if (isList) Object.defineProperty(node.items, index, { get, enumerable: true });
    else node.items.push(Object.defineProperty({ key } as never, "value", { get, enumerable: true }));
  }
  const end = () => values.at(-1)?.()?.range?.[2] ?? 0;
  Object.defineProperty(node, "range", { get: (): Range => [pieces[0]?.at ?? 0, end(), end()] });
  return node;
}

/** A key as YAML reads it: what is cut out has none that stand in quotes. */
export const valueOfKey = ({ key }: Piece): number | string => (/^\d/.test(key) ? Number(key) : key);

function keyOf(piece: Piece): Scalar {
  const { at, key } = piece;
  const scalar = new Scalar<unknown>(valueOfKey(piece));
  scalar.range = [at, at + key.length, at + key.length];
  return scalar;
}

function nodeOf(text: string, piece: Piece, place: PlaceIn): Node | null {
  if (typeof piece.block === "object") return nodeOfBlock(text, piece.block, place);
  const parsed = parsePiece(text, piece, place, readPlain(text, piece.from, piece.to) !== undefined);
  return parsed.ok ? parsed.value.node : null;
}
