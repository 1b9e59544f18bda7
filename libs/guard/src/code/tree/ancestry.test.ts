// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import type { Node } from "@vscode/tree-sitter-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../language.ts";
import { loadGrammar, parse } from "../parse.ts";
import { leafAt, parentOf } from "./ancestry.ts";

const SAMPLES: [Language, string][] = [
  ["typescript", "class A { b = c ?? 3; d() { return `x${this.b}y`; } }\n// end"],
  ["python", "def f(a, b=3):\n    return [a, {'k': b}]\n"],
  ["go", "package m\nfunc f() { s := &T{A: 1, B: []int{2, 3}}; _ = s }\n"],
  ["rust", "fn f() -> u16 { vec![(1, 2)]; match x { Ok(v) => v, _ => 3 } }"],
  ["bash", 'A=1 b --c 2 | d "$e" <<EOF\nf\nEOF\n'],
];

beforeAll(async () => {
  for (const [language] of SAMPLES) await loadGrammar(language);
});

describe("the way up", () => {
  it.each(SAMPLES)("is the parser's own in %s", (language, text) => {
    parse(text, language, (root) => {
      const visit = (node: Node) => {
        expect(parentOf(node)?.id).toBe(node.parent?.id);
        for (const child of node.children) if (child !== null) visit(child);
      };
      visit(root);
    });
  });

  it.each(SAMPLES)("starts at the smallest node around an offset in %s", (language, text) => {
    parse(text, language, (root) => {
      for (let at = 0; at < text.length; at++)
        expect(leafAt(root, at).id).toBe(root.descendantForIndex(at, at + 1)?.id);
    });
  });
});
