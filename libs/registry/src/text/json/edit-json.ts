import type { Node, ParseError } from "jsonc-parser";
import { type Failure, type Result, refusal, success } from "../../report/failure.ts";
import { placeInText } from "../place-in-text.ts";
import { appendMember, insertMember, type Layout, renderJson } from "./json-splice.ts";
import { faultOf, parseJson, valueAt } from "./json-tree.ts";

/** What is added to a file of JSON, at a path of keys. Objects and lists on the way that are missing are made. */
export interface JsonAddition {
  path: readonly string[];
  /** The key in the object at the path, or none to append to the list that is there. */
  key?: string;
  value: unknown;
  /** The key goes before the first one that sorts behind it; without this, behind the last one. */
  isSorted?: boolean;
}

/**
 * The text with the additions in it; comments, order and layout of the rest stay. FILE_UNREADABLE where the text
 * can't be parsed, or has something else where an object or a list belongs.
 */
export function addToJson(file: string, text: string, additions: readonly JsonAddition[]): Result<string> {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  let after = text.slice(mark.length);
  for (const addition of additions) {
    const added = add(file, after, addition);
    if (!added.ok) return added;
    after = added.value;
  }
  return success(mark + after);
}

/** The root of a file of JSON, comments and trailing commas allowed; FILE_UNREADABLE where it is no object. */
export function readJsonObject(file: string, text: string): Result<Node> {
  const errors: ParseError[] = [];
  const root = parseJson(text.replace(/^\uFEFF/, " "), errors);
  const [error] = errors;
  if (error) return refusal(unusable(file, text, error.offset, faultOf(error)));
  return root.type === "object" ? success(root) : refusal(unusable(file, text, root.offset, "is not an object"));
}

function add(file: string, text: string, { isSorted, key, path, value }: JsonAddition): Result<string> {
  const root = readJsonObject(file, text);
  if (!root.ok) return root;
  let container: Node = root.value;
  const missing = [...path];
  for (const step of path) {
    const next = valueAt(container, step);
    if (!next) break;
    container = next;
    missing.shift();
  }
  const wanted = missing.length > 0 || key !== undefined ? "object" : "array";
  if (container.type !== wanted) {
    const what = `has something else than ${wanted === "array" ? "a list" : "an object"} in ${path.join(".")}`;
    return refusal(unusable(file, text, container.offset, what));
  }
  const [first, ...rest] = missing;
  const innermost = key === undefined ? [value] : { [key]: value };
  const member = rest.reduceRight<unknown>((inner, step) => ({ [step]: inner }), innermost);
  if (first !== undefined) return success(appendMember(text, container, pair(first, member)));
  if (key === undefined) return success(appendMember(text, container, (layout) => renderJson(value, layout)));
  const behind = isSorted ? container.children?.find(({ children }) => String(children?.[0]?.value) > key) : undefined;
  return success(
    behind ? insertMember(text, behind, pair(key, value)) : appendMember(text, container, pair(key, value)),
  );
}

const pair = (key: string, value: unknown) => (layout: Layout) =>
  `${JSON.stringify(key)}: ${renderJson(value, layout)}`;

const unusable = (file: string, text: string, offset: number, what: string): Failure => ({
  code: "FILE_UNREADABLE",
  message: `${file} ${what}. Nothing was changed.`,
  place: placeInText(file, text, offset, 1),
  fix: "Put the cause right and run the command again.",
});
