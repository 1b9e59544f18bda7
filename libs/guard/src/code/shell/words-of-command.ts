import type { Node } from "@vscode/tree-sitter-wasm";
import { namedChildrenOf } from "../tree/fields.ts";
import { spend } from "../work.ts";
import type { Filler } from "./fill-variables.ts";
import type { Word } from "./word.ts";

/** The words of a command without its redirections and assignments, variables filled in by `filler`. */
export function wordsOfCommand(command: Node, filler: Filler): Word[] {
  return namedChildrenOf(command)
    .filter(({ type }) => !/redirect|assignment|comment|process_substitution/.test(type))
    .map((child) => wordOf(child, filler));
}

/** The value of one word, and where it starts. */
export function wordOf(node: Node, filler?: Filler): Word {
  const written = node.text;
  const holes = [...holesIn(node)];
  let text = "";
  for (const { startIndex, endIndex } of holes)
    text += written.slice(text.length, startIndex - node.startIndex) + "\uFFFC".repeat(endIndex - startIndex);
  text += written.slice(text.length);
  const quote = /^\$?(["'])/.exec(text);
  const word =
    quote !== null && text.endsWith(quote[1] ?? "") && text.length > quote[0].length
      ? { text: text.slice(quote[0].length, -1), start: node.startIndex + quote[0].length }
      : { text, start: node.startIndex };
  return filler?.fill(word, holes) ?? word;
}

/** What the shell fills in, in order; not what stands inside of it, which is a command of its own. */
function* holesIn(node: Node): Generator<Node> {
  spend();
  if (/^(expansion|simple_expansion|command_substitution|arithmetic_expansion)$/.test(node.type)) yield node;
  else for (const child of namedChildrenOf(node)) yield* holesIn(child);
}
