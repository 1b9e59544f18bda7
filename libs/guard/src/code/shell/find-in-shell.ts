import type { Node } from "@vscode/tree-sitter-wasm";
import { inOrder, isPort, type PlaceKind, type PortPlace, placeOf, shifted } from "../../places/port-place.ts";
import { parse } from "../parse.ts";
import { nodesBelow } from "../tree/fields.ts";
import { CLIENTS, PRINT_COMMANDS, SCRIPT_COMMANDS, SERVERS } from "./commands.ts";
import { fillerOf } from "./fill-variables.ts";
import { findInOwnCall } from "./programs/find-in-own-call.ts";
import { findInFilter } from "./programs/find-in-port-tools.ts";
import { findInWords } from "./programs/find-in-words.ts";
import { findInAssignment, kindOfVariable } from "./variables/find-in-assignment.ts";
import { findInExpansion } from "./variables/find-in-expansion.ts";
import { findInLists } from "./variables/find-in-lists.ts";
import { ownUses } from "./variables/own-uses.ts";
import { baseName, type Word } from "./word.ts";
import { wordsOfCommand } from "./words-of-command.ts";

const MAX_NESTING = 3;

/**
 * Finds the literal ports of a shell script, a command line or a part of one. `base` is added to every offset, for
 * scripts inside other files. The grammar "bash" must be loaded (`loadGrammar`).
 */
export function findInShell(text: string, base: number, nesting = 0): readonly PortPlace[] {
  if (!/\d{2}/.test(text)) return [];
  const places: PortPlace[] = [];
  const add = (found: readonly PortPlace[]) => places.push(...found.filter(({ port }) => isPort(port)));
  const nested: Word[] = [];
  const kinds = new Map<string, PlaceKind>();
  const kindOf = (name: string): PlaceKind => {
    const kind = kinds.get(name) ?? kindOfVariable(name, text);
    kinds.set(name, kind);
    return kind;
  };
  const filler = parse(text, "bash", (root) => {
    for (const node of nodesBelow(root, "expansion")) add(findInExpansion(node));
    const assignments = nodesBelow(root, "variable_assignment");
    for (const node of assignments) add(findInAssignment(node, kindOf));
    const filler = fillerOf(root);
    const own = /\(\s*\)|\bfunction\b/.test(text) ? ownUses(root) : [];
    for (const node of nodesBelow(root, "command")) {
      const words = wordsOfCommand(node, filler);
      const found = [
        ...findInWords(words),
        ...findInOwnCall(words, own),
        ...findInFilter(words, () => pipedInto(node)),
      ];
      add(found.flatMap((place) => filler.locate(place) ?? []));
      nested.push(...scriptsIn(words));
    }
    const loops = /\bfor\b/.test(text) ? nodesBelow(root, "for_statement") : [];
    add(findInLists({ assignments, loops }, text, own));
    for (const node of nodesBelow(root, "file_redirect")) add(inRedirect(node));
    return filler;
  });
  if (nesting < MAX_NESTING)
    for (const { text: script, start } of nested)
      add(
        findInShell(script.replaceAll("\uFFFC", "_"), start, nesting + 1).flatMap(
          (place) => filler.locate(place) ?? [],
        ),
      );
  return shifted(inOrder(places), base);
}

/** `/dev/tcp/localhost/9000`. */
function inRedirect(node: Node): readonly PortPlace[] {
  const match = /\/dev\/(?:tcp|udp)\/([^/\s]+)\/(\d{1,5})\b/.exec(node.text);
  if (match === null) return [];
  const [whole, host, digits = ""] = match;
  return [placeOf("connect", digits, node.startIndex + match.index + whole.length - digits.length, { host })];
}

/** The commands before this one in its pipeline. */
function pipedInto(command: Node): string {
  const pipeline = command.parent?.type === "pipeline" ? command.parent : undefined;
  return pipeline?.text.slice(0, command.startIndex - pipeline.startIndex) ?? "";
}

/** Words that are command lines themselves: `sh -c "…"`, `concurrently "…" "…"`. */
function scriptsIn(words: readonly Word[]): readonly Word[] {
  const takes = words.slice(0, 3).some(({ text }) => SCRIPT_COMMANDS.has(baseName(text)));
  if (takes || words.some(({ text }) => text === "-c"))
    return words.filter(({ text }) => /\S\s+\S|\/dev\/(tcp|udp)\//.test(text));
  // `check "health" "curl http://localhost:7120"`, where check is a function of the script's own.
  return PRINT_COMMANDS.has(baseName(words[0]?.text ?? "")) ? [] : words.slice(1).filter(isCommandLine);
}

function isCommandLine({ text }: Word): boolean {
  const [, program = ""] = /^(?:! )?([\w./-]+)\s+\S/.exec(text) ?? [];
  return CLIENTS.has(program) || SERVERS.has(program) || /^(?:nc|lsof|ss|fuser)$/.test(program);
}
