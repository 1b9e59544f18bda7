import type { Node } from "@vscode/tree-sitter-wasm";
import type { PortPlace } from "../../places/port-place.ts";
import type { Word } from "./word.ts";

/** A piece of a filled word: where it stands in the word, and where in the script. */
interface Piece {
  at: number;
  length: number;
  start: number;
}

/** Fills variables into words, and finds in the script what was found in such a word. */
export interface Filler {
  fill(word: Word, holes: readonly Node[]): Word;
  /** The place in the script; undefined where the number is pieced together. */
  locate(place: PortPlace): PortPlace | undefined;
}

/** Offsets that no script has: those of the words that are filled. */
const ELSEWHERE = 2 ** 40;
const ROOM = 2 ** 20;

/** A filler for the variables that a script sets once, to a plain text. */
export function fillerOf(root: Node): Filler {
  const values = literalVariables(root);
  const filled: Piece[][] = [];
  return {
    fill(word, holes) {
      if (!holes.some((hole) => values.has(nameOf(hole))) || word.text.length > ROOM / 2) return word;
      const pieces: Piece[] = [];
      let text = "";
      const take = (part: string, start: number) => {
        pieces.push({ at: text.length, length: part.length, start });
        text += part;
      };
      let from = word.start;
      for (const hole of holes) {
        const value = values.get(nameOf(hole));
        if (value === undefined) continue;
        take(word.text.slice(from - word.start, hole.startIndex - word.start), from);
        take(value.text, value.start);
        from = hole.endIndex;
      }
      take(word.text.slice(from - word.start), from);
      return { text, start: ELSEWHERE + (filled.push(pieces) - 1) * ROOM };
    },
    locate(place) {
      if (place.start < ELSEWHERE) return place;
      const offset = place.start - ELSEWHERE;
      const at = offset % ROOM;
      const length = place.end - place.start;
      const pieces = filled[Math.floor(offset / ROOM)] ?? [];
      const piece = pieces.find((one) => one.at <= at && at + length <= one.at + one.length);
      if (piece === undefined) return undefined;
      const start = piece.start + at - piece.at;
      return { ...place, start, end: start + length };
    },
  };
}

const nameOf = (hole: Node): string => /^\$\{?(\w+)\}?$/.exec(hole.text)?.[1] ?? "";

function literalVariables(root: Node): Map<string, Word> {
  const values = new Map<string, Word>();
  const seen = new Set<string>();
  for (const node of root.descendantsOfType(["variable_assignment", "for_statement"])) {
    const name = node?.childForFieldName(node.type === "for_statement" ? "variable" : "name")?.text ?? "";
    // Of the values of a loop the first stands for all.
    const value = node?.childForFieldName("value");
    const text = /^(["']?)([\w./:-]{1,200})\1$/.exec(value?.text ?? "");
    if (seen.has(name)) values.delete(name);
    else if (value && text) values.set(name, { text: text[2] ?? "", start: value.startIndex + (text[1]?.length ?? 0) });
    seen.add(name);
  }
  return values;
}
