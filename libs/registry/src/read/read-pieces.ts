import { type Failure, type Place, type Result, refusal, success } from "../report/failure.ts";
import { SPEC_PATH } from "../spec/spec.ts";
import { countParts } from "./density.ts";
import { type PlaceIn, standsTwice } from "./fault-of.ts";
import { onDemand } from "./on-demand.ts";
import { parsePiece } from "./parse-piece.ts";
import { nodeOfBlock, valueOfKey } from "./piece-nodes.ts";
import { type Block, cutDocument, type Piece } from "./plain/cut-block.ts";
import { readPlain } from "./plain/read-plain.ts";
import { keysIn, MAX_PARSED_CHARACTERS, sourceOf, type YamlSource } from "./yaml-source.ts";

/** There are no more ports. */
const MAX_ENTRIES = 65_535;

/** How many lines, commas, quotes and brackets go to the parser of YAML, entry by entry. */
const MAX_PARSED = 300_000;

/**
 * Reads the text of a registry entry by entry: those in plain form without the parser of YAML, which takes a hundred
 * times as long. What it reads is what that parser reads of the whole text; SPEC_INVALID for a text that can't be cut
 * into entries, and for one with a fault.
 */
export function readPieces(text: string, place: PlaceIn): Result<YamlSource> {
  const block = cutDocument(text);
  if (typeof block === "number") return refusal(explainStray(text.length, place(block, block + 1)));
  const reading: Reading = { text, place, parsed: 0, entries: new Map() };
  const data = readBlock(block, reading);
  entriesBefore = reading.entries;
  if (!data.ok) return data;
  const root = onDemand(() => nodeOfBlock(text, block, place));
  const keysOf = (name: string) => keysInBlock(block, name) ?? keysIn(root(), name);
  return success(sourceOf(text, place, { data: data.value, root, keysOf }));
}

/** Undefined for a mapping that isn't cut: the parser has to say what its keys are. */
function keysInBlock({ pieces }: Block, name: string): unknown[] | undefined {
  const block = pieces.find(({ key }) => key === name)?.block;
  return typeof block === "object" ? block.pieces.map(valueOfKey) : undefined;
}

/**
 * What the entries of the text that was read last say, by their lines. An edit is proved by reading its result, in
 * which all but a few entries are the same: they are the same data then, which takes no time to compare.
 */
let entriesBefore: ReadonlyMap<string, { data: unknown }> = new Map();

interface Reading {
  text: string;
  place: PlaceIn;
  /** How much the parser of YAML had to do so far. */
  parsed: number;
  /** What was read without that parser. */
  entries: Map<string, { data: unknown }>;
}

function readBlock({ isList, pieces }: Block, reading: Reading): Result<unknown> {
  const extra = pieces[MAX_ENTRIES];
  if (extra) return refusal(explainExtra(reading.place(extra.at, extra.at + extra.key.length)));
  const data: unknown[] | Record<string, unknown> = isList ? [] : {};
  for (const piece of pieces) {
    const { at, key } = piece;
    if (Object.hasOwn(data, key)) return refusal(standsTwice(reading.text, [at, at + key.length], reading.place));
    const read = typeof piece.block === "object" ? readBlock(piece.block, reading) : readPiece(piece, isList, reading);
    if (!read.ok) return read;
    (data as Record<string, unknown>)[key] = read.value;
  }
  return success(data);
}

function readPiece(piece: Piece, isItem: boolean, reading: Reading): Result<unknown> {
  const { place, text } = reading;
  // Its comments count: an edit of it, or what stands beside it, takes the parser of YAML.
  const length = piece.to - piece.from;
  if (length > MAX_PARSED_CHARACTERS)
    return typeof piece.block === "number"
      ? refusal(explainStray(length, place(piece.block, piece.block + 1)))
      : refusal(explainLong(length, place(piece.at, piece.at + piece.key.length)));
  const lines = text.slice(piece.from, piece.to);
  const plain = entriesBefore.get(lines) ?? readPlainEntry(text, piece, isItem);
  if (plain) {
    reading.entries.set(lines, plain);
    return success(plain.data);
  }
  reading.parsed += countParts(lines, MAX_PARSED);
  if (reading.parsed > MAX_PARSED) return refusal(explainParsed(place(piece.at, piece.at + piece.key.length)));
  const parsed = parsePiece(text, piece, place);
  return parsed.ok ? success(parsed.value.data) : parsed;
}

function readPlainEntry(text: string, { from, key, to }: Piece, isItem: boolean): { data: unknown } | undefined {
  const plain = readPlain(text, from, to);
  return plain && { data: (plain.data as Record<string, unknown>)[isItem ? 0 : key] };
}

const invalid = (message: string, more?: Partial<Failure>): Failure => ({ code: "SPEC_INVALID", message, ...more });

const explainStray = (length: number, place: Place): Failure =>
  invalid(`A text of ${length} characters is read entry by entry, and no entry of ${SPEC_PATH} begins here.`, {
    place,
    fix: "Write each entry on lines of its own, below its key and indented with blanks.",
  });

const explainLong = (length: number, place: Place): Failure =>
  invalid(`The entry has ${length} characters with its comments; at most ${MAX_PARSED_CHARACTERS} are read.`, {
    place,
    fix: "Shorten what stands between this entry and the next.",
  });

const explainExtra = (place: Place): Failure =>
  invalid(`${SPEC_PATH} has more than ${MAX_ENTRIES} entries up to here; there are no more ports than that.`, {
    place,
  });

const explainParsed = (place: Place): Failure =>
  invalid(`From here on, ${SPEC_PATH} has too many entries in a form that takes long to read.`, {
    place,
    fix: "Write them as Berth does: each field on a line of its own, without escapes.",
  });
