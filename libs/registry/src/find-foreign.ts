import { type Document, isScalar, type Node, visit } from "yaml";

/** A construct that a registry has no use for, and the span of source it takes. */
export interface Foreign {
  message: string;
  from: number;
  to: number;
}

/**
 * The first construct that is not plain data: directives, anchors, aliases, tags, merge keys, `__proto__`, numbers that
 * are not plain decimal. YAML readers disagree about each of them: `%YAML 1.1` alone turns 04001 into 2049.
 */
export function findForeign(document: Document.Parsed): Foreign | undefined {
  const { directives } = document;
  if (
    directives?.yaml.explicit ||
    Object.keys(directives?.tags ?? {}).some((handle) => handle !== "!!")
  )
    return { message: "Directives are not allowed.", from: 0, to: 1 };
  let found: Foreign | undefined;
  visit(document, {
    Node: (key, node) => {
      const message = whyForeign(node, key === "key");
      if (!message) return undefined;
      found = { message, from: node.range?.[0] ?? 0, to: node.range?.[1] ?? 1 };
      return visit.BREAK;
    },
    Alias: (_, node) => {
      found = {
        message: "Aliases are not allowed.",
        from: node.range?.[0] ?? 0,
        to: node.range?.[1] ?? 1,
      };
      return visit.BREAK;
    },
  });
  return found;
}

function whyForeign(node: Node, isKey: boolean): string | undefined {
  if ("anchor" in node && node.anchor) return "Anchors are not allowed.";
  if (node.tag) return "Tags are not allowed.";
  if (!isScalar(node)) return undefined;
  if (isKey && node.value === "<<") return "Merge keys are not allowed.";
  if (isKey && node.value === "__proto__") return "No key may be named __proto__.";
  if (typeof node.value === "number" && !/^(?:0|[1-9]\d*)$/.test(node.source ?? ""))
    return `${node.source ?? "This number"} is not a plain decimal number.`;
  return undefined;
}
