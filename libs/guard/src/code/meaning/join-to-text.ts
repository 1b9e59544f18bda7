import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "../tree/ancestry.ts";
import type { Step } from "../tree/step.ts";
import { isText, type Literal } from "./literal.ts";

const FORMATTED_URL = /:\/\/[^\s/]*:(?:%[dsv]|\{[^}]*\})/;

const FORMATTED_ADDRESS = /^[bfr]?["'`](?:[\w.%{}-]*|\[[\d:]+\]):(?:%[dsv]|\{[^}]*\})["'`]/;

/** The head of an address is not longer. Over a longer text these expressions would take long. */
const MAX_HEAD = 500;

const OPENS_URL = /^[a-z]?["'`][a-z][a-z\d+.-]*:\/\/[^/"'`]*["'`]\s*(?:\+|$)[^/]*$/i;

/** `"http://localhost:" + 8080`, `":%d" % 8080`: from here on the number is part of an address. */
export function joinToText(joined: Node, literal: Literal): void {
  if (!/^binary_(expression|operator)$/.test(joined.type)) return;
  const before = joined.childForFieldName("left")?.text ?? "";
  const left = before.slice(-MAX_HEAD);
  if (literal.form === "port-only") {
    // `"http://" + host + ":8080/health"`: the colon stands behind a host that is filled in.
    if (before.length < MAX_HEAD && OPENS_URL.test(before)) literal.form = "url";
    return;
  }
  if (/:\/\/[^/\s]*:["'`]$/.test(left)) {
    literal.form = "url";
    literal.host = /:\/\/(?:.*@)?([^/]*):["'`]$/.exec(left)?.[1] ?? "";
  } else if (/:["'`]$/.test(left)) literal.form = "port-only";
  else formatToText(left, literal);
}

/** The number fills a place in a format: `"http://%s:%d"`, `":{}"`. */
export function formatToText(format: string, literal: Literal): void {
  if (FORMATTED_URL.test(format)) literal.form = "url";
  else if (FORMATTED_ADDRESS.test(format)) literal.form = "port-only";
}

/** `${PORT}` in a template, `{port}` in an f-string: the number goes on as part of the text if a colon stands before it. */
export function intoText(at: Node, literal: Literal): Step | undefined {
  const hole = parentOf(at);
  if (hole === null || !/^(template_substitution|interpolation)$/.test(hole.type)) return undefined;
  const string = parentOf(hole);
  if (string === null || isText(literal)) return undefined;
  const before = string.text.slice(0, hole.startIndex - string.startIndex).slice(-MAX_HEAD);
  const after = string.text.slice(hole.endIndex - string.startIndex);
  if (/:\/\/[^/\s]*:$/.test(before) && !/^\d/.test(after)) {
    literal.form = "url";
    literal.host = /:\/\/(?:.*@)?([^/]*):$/.exec(before)?.[1] ?? "";
  } else if (/(?:^|["'`,])(?:[\w.$\\{}-]*|\[[\d:]+\]):$/.test(before)) literal.form = "port-only";
  else if (!/^[a-z]*["'`]$/.test(before) || !/^["'`]$/.test(after)) return undefined;
  return { role: "same", of: string };
}
