import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { findInCode } from "../code/find-in-code.ts";
import { words } from "../code/text/name-pattern.ts";
import { inOrder, type PortPlace, shifted } from "../places/port-place.ts";
import lists from "./find-in-html.json" with { type: "json" };
import { findInValue } from "./find-in-value.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Ports in attributes and in inline scripts of HTML, Vue and Svelte; the text of a page is documentation. */
export async function findInHtml(text: string, path: string): Promise<PortPlace[]> {
  const places: PortPlace[] = [];
  const scripts: Script[] = /\.(?:vue|svelte)$/i.test(path) ? blocksOf(text) : [];
  for (const element of elementsOf(parse(text, { sourceCodeLocationInfo: true }))) {
    for (const { name, value } of element.attrs) {
      const range = element.sourceCodeLocation?.attrs?.[name];
      if (!range || TEXT_ATTRIBUTES.test(name) || !/:\d/.test(value)) continue;
      places.push(...findInValue(text.slice(range.startOffset, range.endOffset), range.startOffset));
    }
    const script = scripts.length === 0 && element.tagName === "script" && scriptOf(element, text);
    if (script) places.push(...(await findInScript(script)));
  }
  for (const script of scripts) places.push(...(await findInScript(script)));
  return inOrder(places);
}

interface Script {
  code: string;
  start: number;
  isTyped: boolean;
}

/** A component's tags may close themselves, which HTML's parser doesn't know; its scripts are found by their tags. */
function blocksOf(text: string): Script[] {
  return [...text.matchAll(/(<script\b([^>]*)>)([\s\S]*?)<\/script>/gi)].map((match) => {
    const [, tag = "", attributes = "", code = ""] = match;
    return { code, start: match.index + tag.length, isTyped: /lang=["']?tsx?/i.test(attributes) };
  });
}

const TEXT_ATTRIBUTES = /^(?:title|alt|placeholder|class|id|style|aria-[\w-]+|d|viewbox|srcset)$/i;
const SCRIPT = words(lists.scriptTypes, "i");

function scriptOf(element: Element, text: string): Script | undefined {
  const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value ?? "";
  const location = element.sourceCodeLocation;
  if (!location?.startTag || !location.endTag || !SCRIPT.test(attribute("type"))) return undefined;
  const start = location.startTag.endOffset;
  const isTyped = /^tsx?$/i.test(attribute("lang")) || /typescript/i.test(attribute("type"));
  return { code: text.slice(start, location.endTag.startOffset), start, isTyped };
}

async function findInScript({ code, isTyped, start }: Script): Promise<PortPlace[]> {
  return shifted(await findInCode(code, isTyped ? "inline.tsx" : "inline.jsx"), start);
}

function* elementsOf(root: Node): Generator<Element> {
  // A stack of its own: pages may be nested deeper than calls may.
  const left = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if ("tagName" in node) yield node;
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) left.push(child);
    if ("content" in node) left.push(node.content);
  }
}
