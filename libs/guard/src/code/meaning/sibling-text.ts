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
    // PHP's entries name no fields.
    const [first = null, second = null] = entry.type === "array_element_initializer" ? valuesOf(entry) : [];
    const name = fieldOf(entry, "key", "field", "name") ?? first;
    const value = fieldOf(entry, "value") ?? second;
    if (name === null || value === null || !key.test(keyName(name))) continue;
    const text = /["'`]([^"'`]*)["'`]/.exec(value.text.slice(0, 200))?.[1];
    if (text !== undefined) return text;
  }
  return undefined;
}
