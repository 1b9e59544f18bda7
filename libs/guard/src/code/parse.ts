import { createRequire } from "node:module";
import type { Node, Parser, Tree } from "@vscode/tree-sitter-wasm";
import type { Language } from "./language.ts";
import { heredocCost } from "./shell/heredocs.ts";
import { countWork, hasLeft, spend } from "./work.ts";

const require = createRequire(import.meta.url);
const RUNTIME = "@vscode/tree-sitter-wasm";
const parsers = new Map<Language, Parser>();
const loading = new Map<Language, Promise<void>>();

/**
 * Loads the runtime (once) and the grammar of a language (once), after which `parse` answers at once. About 30 ms for
 * the first language and 5 to 20 ms for each further one; the package is loaded here and not at import, so that
 * commands that read no code don't pay for it.
 */
export function loadGrammar(language: Language): Promise<void> {
  const known = loading.get(language) ?? load(language);
  loading.set(language, known);
  return known;
}

/** True once a language can be parsed without waiting. */
export function isLoaded(language: Language): boolean {
  return parsers.has(language);
}

let runtime: Promise<typeof import("@vscode/tree-sitter-wasm")> | undefined;

async function load(language: Language): Promise<void> {
  runtime ??= startRuntime();
  const { Language: Grammar, Parser } = await runtime;
  const file = require.resolve(`${RUNTIME}/wasm/tree-sitter-${language}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Grammar.load(file));
  parsers.set(language, parser);
}

async function startRuntime(): Promise<typeof import("@vscode/tree-sitter-wasm")> {
  const treeSitter = require(RUNTIME);
  // What goes wrong is thrown as well, and stderr is for the reader of a command.
  await treeSitter.Parser.init({ printErr: () => undefined });
  return treeSitter;
}

/**
 * Parses a text and hands its root to `read`; the tree is freed when `read` returns, so no node may outlive it. Broken
 * code is parsed as far as it goes. Throws if `loadGrammar` has not been awaited for the language, and where a text
 * takes more work than one may.
 */
export function parse<T>(text: string, language: Language, read: (root: Node) => T): T {
  const parser = parsers.get(language);
  if (parser === undefined) throw new Error(`The grammar of ${language} is not loaded.`);
  return countWork(() => {
    if (language === "bash") spend(heredocCost(text));
    const tree = treeOf(text, parser);
    let isBroken = false;
    try {
      return read(tree.rootNode);
    } catch (error) {
      isBroken = isOutOfRoom(error);
      if (isBroken) throw startAnew(error);
      throw error;
    } finally {
      // WebAssembly memory is not garbage collected; that of a broken instance goes with it.
      if (!isBroken) tree.delete();
    }
  });
}

/** What the parser does between two looks at how far it is counts as this many steps. */
const BETWEEN_LOOKS = 20;

function treeOf(text: string, parser: Parser): Tree {
  let tree: Tree | null;
  try {
    tree = parser.parse(text, null, { progressCallback: () => !hasLeft(BETWEEN_LOOKS) });
  } catch (error) {
    throw startAnew(error);
  }
  if (tree !== null) return tree;
  // Else it goes on with this text when it is given the next.
  parser.reset();
  throw new Error("It takes more steps to parse than one file may.");
}

/** The stack of JavaScript or of WebAssembly is at its end, or its memory: the tree is too deep. */
const isOutOfRoom = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && error.name === "RuntimeError");

/** Gets a new instance for the next file; returns what to throw for this one. */
function startAnew(error: unknown): unknown {
  restart();
  return isOutOfRoom(error) ? new Error("It is nested too deeply for the parser.", { cause: error }) : error;
}

/** A WebAssembly instance that was left in the middle of a call can't be used again: the next file gets a new one. */
function restart(): void {
  const languages = [...parsers.keys()];
  parsers.clear();
  loading.clear();
  runtime = undefined;
  delete require.cache[require.resolve(RUNTIME)];
  // For callers that can't wait; those who wait are told what goes wrong here.
  for (const language of languages) loadGrammar(language).catch(() => undefined);
}
