import type { Node } from "@vscode/tree-sitter-wasm";
import type { PortPlace } from "../../places/port-place.ts";
import { fieldOf, nodesBelow } from "../tree/fields.ts";
import { evaluate } from "./evaluate.ts";
import type { Word } from "./word.ts";

/** A piece of a filled word: where it stands in the word, and where in the script. */
interface Piece {
  at: number;
  length: number;
  start: number;
  /** Where it ends in the script: there a computed value is not as long as here. */
  end: number;
}

/** A value, and where it stands in the script. */
interface Value extends Word {
  end: number;
}

/** Fills variables into words, and finds in the script what was found in such a word. */
export interface Filler {
  fill(word: Word, holes: readonly Node[]): Word;
  /** The place in the script; for a number that is computed or pieced together, all that it is made of. */
  locate(place: PortPlace): PortPlace | undefined;
}

/** Offsets that no script has: those of the words that are filled. */
const ELSEWHERE = 2 ** 40;
const ROOM = 2 ** 20;

/** A filler for the variables that a script sets once, to plain text, and for what the shell computes from them. */
export function fillerOf(root: Node): Filler {
  const values = literalVariables(root);
  const filled: Piece[][] = [];
  return {
    fill(word, holes) {
      const known = holes.map((hole) => valueIn(hole, values));
      if (known.every((value) => value === undefined) || word.text.length > ROOM / 2) return word;
      const pieces: Piece[] = [];
      let text = "";
      const take = (part: string, start: number, end: number) => {
        pieces.push({ at: text.length, length: part.length, start, end });
        text += part;
      };
      let from = word.start;
      for (const [index, hole] of holes.entries()) {
        const value = known[index];
        if (value === undefined) continue;
        take(word.text.slice(from - word.start, hole.startIndex - word.start), from, hole.startIndex);
        take(value.text, value.start, value.end);
        from = hole.endIndex;
      }
      take(word.text.slice(from - word.start), from, word.start + word.text.length);
      return { text, start: ELSEWHERE + (filled.push(pieces) - 1) * ROOM };
    },
    locate(place) {
      if (place.start < ELSEWHERE) return place;
      const offset = place.start - ELSEWHERE;
      const at = offset % ROOM;
      const to = at + place.end - place.start;
      const pieces = filled[Math.floor(offset / ROOM)] ?? [];
      const [piece, ...more] = pieces.filter((one) => one.at < to && at < one.at + one.length);
      if (piece === undefined) return undefined;
      const isVerbatim = piece.end - piece.start === piece.length;
      if (more.length === 0 && isVerbatim)
        return { ...place, start: piece.start + at - piece.at, end: piece.start + to - piece.at };
      // A variable may be set far from its use: the last piece stands for all.
      const last = more.at(-1) ?? piece;
      return { ...place, start: last.start, end: last.end };
    },
  };
}

const PLAIN = String.raw`(["']?)([\w./:-]{1,200})`;
const VARIABLE = /^\$\{?(\w+)\}?$/;
const DEFAULT = new RegExp(String.raw`^\$\{(\w+):?[-=]${PLAIN}\2\}$`);
const PRINTED = new RegExp(
  String.raw`^(?:\$\(|${"`"})\s*(?:echo|printf)\s+(?:-n\s+|["']?%[sd](?:\\n)?["']?\s+)?${PLAIN}\1\s*[)${"`"}]$`,
);

/** What the shell puts in place of an expansion, if that stands in the script. */
function valueIn(hole: Node, values: ReadonlyMap<string, Value>): Value | undefined {
  const { endIndex: end, startIndex: start, text, type } = hole;
  if (type === "arithmetic_expansion") {
    const value = evaluate(hole, (name) => values.get(name)?.text);
    return value === undefined ? undefined : { text: String(value), start, end };
  }
  const [, name] = VARIABLE.exec(text) ?? [];
  if (name !== undefined) return values.get(name);
  const [, variable, , fallback] = DEFAULT.exec(text) ?? [];
  const known = variable === undefined ? undefined : values.get(variable);
  const printed = PRINTED.exec(text)?.[2];
  const value = fallback ?? printed;
  if (known !== undefined || value === undefined) return known;
  const at = start + text.lastIndexOf(value);
  return { text: value, start: at, end: at + value.length };
}

function literalVariables(root: Node): Map<string, Value> {
  const values = new Map<string, Value>();
  const seen = new Set<string>();
  for (const node of nodesBelow(root, "variable_assignment", "for_statement")) {
    const name = fieldOf(node, node.type === "for_statement" ? "variable" : "name")?.text ?? "";
    // Of the values of a loop the first stands for all.
    const value = fieldOf(node, "value");
    if (seen.has(name)) values.delete(name);
    else if (value) {
      const text = /^(["']?)([\w./:-]{1,200})\1$/.exec(value.text);
      const start = value.startIndex + (text?.[1]?.length ?? 0);
      const plain = text?.[2] ?? "";
      const known = text === null ? valueIn(value, values) : { text: plain, start, end: start + plain.length };
      if (known !== undefined) values.set(name, known);
    }
    seen.add(name);
  }
  return values;
}
