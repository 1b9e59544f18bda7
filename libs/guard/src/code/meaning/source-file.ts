import type { Node } from "@vscode/tree-sitter-wasm";
import type { Language } from "../language.ts";
import type { Judgement, Trail } from "./trail.ts";

/** What is known of a file while its literals are looked at. */
export interface SourceFile {
  text: string;
  path: string;
  language: Language;
  root: Node;
  /** In tests many addresses are only data: parsed, compared, never reached. */
  isTest: boolean;
  /** The functions of the file that were looked for by name. */
  functions: Map<string, Node | undefined>;
  /** The values that names are given, see `valuesAssigned`. */
  values: Map<string, readonly Node[]>;
  /** Where the way up from a node leads at last, see `climb`. */
  passed: Map<string, Node>;
  /** The way up from a node. A name leads to other expressions, and the way up starts again there. */
  climb: (from: Node, trail: Trail, file: SourceFile) => Judgement;
}
