import type { Node } from "@vscode/tree-sitter-wasm";
import { valuesOf } from "../tree/call.ts";
import { fieldOf } from "../tree/fields.ts";
import { keyName } from "../tree/string-literal.ts";

// A table, no settings. Walked once for each of its numbers it would take minutes.
const MAX_KEYS = 100;

/** The literal text under one of the keys of an object, dictionary or struct. */
export function siblingText(object: Node, key: RegExp): string | undefined {
  if (object.namedChildCount > MAX_KEYS) return undefined;
  for (const entry of valuesOf(object)) {
    const name = fieldOf(entry, "key", "field", "name");
    const value = fieldOf(entry, "value");
    if (name === null || value === null || !key.test(keyName(name))) continue;
    const text = /["'`]([^"'`]*)["'`]/.exec(value.text.slice(0, 200))?.[1];
    if (text !== undefined) return text;
  }
  return undefined;
}
