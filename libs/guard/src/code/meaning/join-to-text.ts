import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../tree/ancestry.ts";
import { fieldOf } from "../tree/fields.ts";
import { isText, type Literal } from "./literal.ts";

const FORMATTED_URL = /:\/\/[^\s/]*:(?:%[dsv]|\{[^}]*\})/;

const FORMATTED_ADDRESS = /^[bfr]?["'`](?:[\w.%{}-]*|\[[\d:]+\]):(?:%[dsv]|\{[^}]*\})["'`]/;

/** The head of an address is not longer. Over a longer text these expressions would take long. */
const MAX_HEAD = 500;

const OPENS_URL = /^[a-z]?["'`][a-z][a-z\d+.-]*:\/\/[^/"'`]*["'`]\s*(?:\+|$)[^/]*$/i;

/** `"http://localhost:" + 8080`, `":%d" % 8080`: from here on the number is part of an address. */
export function joinToText(joined: Node, literal: Literal): Literal {
  if (isText(literal) || !/^binary_(expression|operator)$/.test(joined.type)) return literal;
  const before = fieldOf(joined, "left")?.text ?? "";
  // `"http://" + host + ":8080/health"`: the colon stands behind a host that is filled in.
  if (literal.form === "port-only")
    return before.length < MAX_HEAD && OPENS_URL.test(before) ? { ...literal, form: "url" } : literal;
  const left = before.slice(-MAX_HEAD);
  if (/:\/\/[^/\s]*:["'`]$/.test(left)) return inUrl(literal, /:\/\/(?:.*@)?([^/]*):["'`]$/, left);
  return /:["'`]$/.test(left) ? { ...literal, form: "port-only" } : formatToText(left, literal);
}

/** The number fills a place in a format: `"http://%s:%d"`, `":{}"`. */
export function formatToText(format: string, literal: Literal): Literal {
  if (FORMATTED_URL.test(format)) return { ...literal, form: "url" };
  return FORMATTED_ADDRESS.test(format) ? { ...literal, form: "port-only" } : literal;
}

/** `${PORT}` in a template, `{port}` in an f-string: behind a colon, the number goes on as part of the text. */
export function intoText(at: Node, literal: Literal): { text: Node; literal: Literal } | undefined {
  const hole = parentOf(at);
  if (hole === null || !/^(template_substitution|interpolation)$/.test(hole.type)) return undefined;
  const text = parentOf(hole);
  if (text === null || isText(literal)) return undefined;
  const before = text.text.slice(0, hole.startIndex - text.startIndex).slice(-MAX_HEAD);
  const after = text.text.slice(hole.endIndex - text.startIndex);
  if (/:\/\/[^/\s]*:$/.test(before) && !/^\d/.test(after))
    return { text, literal: inUrl(literal, /:\/\/(?:.*@)?([^/]*):$/, before) };
  if (/(?:^|["'`,])(?:[\w.$\\{}-]*|\[[\d:]+\]):$/.test(before))
    return { text, literal: { ...literal, form: "port-only" } };
  return /^[a-z]*["'`]$/.test(before) && /^["'`]$/.test(after) ? { text, literal } : undefined;
}

const inUrl = (literal: Literal, host: RegExp, before: string): Literal => ({
  ...literal,
  form: "url",
  host: host.exec(before)?.[1] ?? "",
});
