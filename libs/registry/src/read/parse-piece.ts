import { Composer, type Document, isMap, isSeq, type Node, Parser } from "yaml";
import { entriesOf, keyText } from "../edit/splice/entry.ts";
import { type Result, refusal, success } from "../report/failure.ts";
import { faultOf, type PlaceIn } from "./fault-of.ts";
import type { Piece } from "./plain/cut-block.ts";
import { findExcess, YAML_OPTIONS } from "./yaml-source.ts";

/**
 * Parses an entry of a block as a document of its own, whose nodes stand where they do in the whole text: its value, or
 * the item of a list. SPEC_INVALID for what the parser of YAML refuses, or takes for something else than one entry.
 *
 * @param isPlain whether its lines were read without that parser, so that they hold nothing which it takes long for
 */
export function parsePiece(
  text: string,
  piece: Piece,
  place: PlaceIn,
  isPlain = false,
): Result<{ node: Node | null; data: unknown }> {
  const { at, from, key, to } = piece;
  const invalid = (message: string) => refusal({ code: "SPEC_INVALID", message, place: place(at, at + key.length) });
  const lines = text.slice(from, to);
  const excess = isPlain ? undefined : findExcess(lines);
  if (excess) return invalid(`The entry ${excess}`);
  const parser = new Parser();
  parser.offset = from;
  const documents = [...new Composer(YAML_OPTIONS).compose(parser.parse(lines), true, to)] as Document.Parsed[];
  const fault = faultOf(text, documents, place, from);
  if (fault) return refusal(fault);
  const [document] = documents;
  const data = document?.toJS();
  const contents = document?.contents;
  if (isSeq(contents) && contents.items.length === 1)
    return success({ node: contents.items[0] as Node, data: data[0] });
  const [entry] = entriesOf(contents);
  const isOne = isMap(contents) && contents.items.length === 1 && entry && keyText(entry) === key;
  return isOne ? success({ node: entry.value, data: data[key] }) : invalid("It is unclear where the entry ends.");
}
