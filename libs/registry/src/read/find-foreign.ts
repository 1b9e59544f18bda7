import { type Document, isCollection, isScalar, type Node, visit } from "yaml";

/** A construct that a registry has no use for, the span of source it takes, and what to write instead. */
export interface Foreign {
  message: string;
  span: [from: number, to: number];
  fix: string;
}

const PLAIN = "Write plain data only: mappings, lists, text and decimal numbers.";
const DECIMAL = "Write a port as a plain decimal number, such as 9000; a version has three parts, such as 1.0.0.";

/**
 * The first construct that is not plain data: directives, anchors, aliases, tags, merge keys, keys that are mappings or
 * lists, `__proto__`, numbers that are not plain decimal. YAML readers disagree about each of them: `%YAML 1.1` alone
 * turns 04001 into 2049.
 *
 * @param begin where in the text the document begins
 */
export function findForeign(document: Document.Parsed, text: string, begin: number): Foreign | undefined {
  const head = text.slice(begin, document.contents?.range?.[0] ?? 0);
  const directive = /^\uFEFF?%.*/m.exec(head);
  if (directive) {
    const { 0: line, index: at } = directive;
    return { message: "Directives are not allowed.", span: [at, at + line.length], fix: PLAIN };
  }
  let found: Foreign | undefined;
  visit(document, {
    Node: (key, node) => {
      const why = describeForeign(node, key === "key");
      if (!why) return undefined;
      found = { ...why, span: [node.range?.[0] ?? 0, node.range?.[1] ?? 1] };
      return visit.BREAK;
    },
    Alias: (_, { range }) => {
      const [from, to] = range ?? [0, 1];
      found = { message: "Aliases are not allowed.", span: [from, to], fix: PLAIN };
      return visit.BREAK;
    },
  });
  return found;
}

function describeForeign(node: Node, isKey: boolean): Pick<Foreign, "message" | "fix"> | undefined {
  if ("anchor" in node && node.anchor) return { message: "Anchors are not allowed.", fix: PLAIN };
  if (node.tag) return { message: "Tags are not allowed.", fix: PLAIN };
  if (isKey && isCollection(node)) return { message: "No key may be a mapping or a list.", fix: PLAIN };
  if (!isScalar(node)) return undefined;
  if (isKey && node.value === "<<") return { message: "Merge keys are not allowed.", fix: PLAIN };
  if (isKey && node.value === "__proto__") return { message: "No key may be named __proto__.", fix: PLAIN };
  if (typeof node.value === "number" && !/^(?:0|[1-9]\d*)$/.test(node.source ?? ""))
    return { message: `${node.source ?? "This number"} is not a plain decimal number.`, fix: DECIMAL };
  return undefined;
}
