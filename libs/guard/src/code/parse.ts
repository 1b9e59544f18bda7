import { createRequire } from "node:module";
import type { Node, Parser } from "@vscode/tree-sitter-wasm";
import type { Language } from "./language.ts";

const require = createRequire(import.meta.url);
const parsers = new Map<Language, Parser>();
const loading = new Map<Language, Promise<void>>();

/**
 * Loads the runtime (once) and the grammar of a language (once), after which `parse` answers at once. About 30 ms for the
 * first language and 5 to 20 ms for each further one; the package is loaded here and not at import, so that commands that
 * read no code don't pay for it.
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
  const file = require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Grammar.load(file));
  parsers.set(language, parser);
}

async function startRuntime(): Promise<typeof import("@vscode/tree-sitter-wasm")> {
  const treeSitter = require("@vscode/tree-sitter-wasm");
  await treeSitter.Parser.init();
  return treeSitter;
}

/**
 * Parses a text and hands its root to `read`; the tree is freed when `read` returns, so no node may outlive it. Broken code
 * is parsed as far as it goes. Throws if `loadGrammar` has not been awaited for the language.
 */
export function parse<T>(text: string, language: Language, read: (root: Node) => T): T {
  const parser = parsers.get(language);
  if (parser === undefined) throw new Error(`The grammar of ${language} is not loaded.`);
  const tree = parser.parse(text);
  if (tree === null) throw new Error(`The parser of ${language} gave no tree.`);
  try {
    return read(tree.rootNode);
  } finally {
    // WebAssembly memory is not garbage collected.
    tree.delete();
  }
}
