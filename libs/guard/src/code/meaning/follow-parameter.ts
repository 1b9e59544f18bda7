import type { Node } from "@vscode/tree-sitter-wasm";
import { namesPort } from "../text/words.ts";
import { leafAt, parentOf } from "../tree/ancestry.ts";
import { valuesOf } from "../tree/call.ts";
import type { Step } from "../tree/step.ts";
import { usesOf } from "../tree/uses.ts";
import { judgeUses } from "./judge-uses.ts";
import type { Literal, Verdict } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { MAX_DEPTH, type Trail } from "./trail.ts";

/** The value goes into a parameter of a function in the same file: its uses there decide. */
export function followParameter(
  step: Step & { role: "argument" },
  literal: Literal,
  file: SourceFile,
  trail: Trail,
): Verdict {
  if (trail.depth >= MAX_DEPTH || step.name !== undefined) return undefined;
  const name = step.call.callee.replace(/^(this|self|Self|cls)\./, "");
  if (!/^[\w$]+$/.test(name)) return undefined;
  const fn = file.functions.has(name) ? file.functions.get(name) : functionNamed(name, file);
  file.functions.set(name, fn);
  const parameters = fn === undefined ? null : parametersOf(fn);
  if (parameters === null) return undefined;
  const list = valuesOf(parameters).filter(({ text }) => !/^(&?(mut )?self|cls|\*)$/.test(text));
  const parameter = list[step.index];
  const identifier = parameter === undefined ? undefined : nameOfParameter(parameter);
  if (identifier === undefined) return undefined;
  const verdict = judgeUses(
    usesOf(identifier, file, { at: parameter ?? identifier, by: "parameter" }),
    literal,
    file,
    trail,
  );
  if (verdict !== undefined) return verdict;
  // In tests, numbers go into functions of all kinds, to be formatted and compared.
  if (file.isTest || !namesPort(identifier.text)) return undefined;
  trail.holder = identifier.text;
  trail.names.push(name);
  return undefined;
}

/** The function of the same file with a name; the text is searched first, because a tree has no index of names. */
function functionNamed(name: string, file: SourceFile): Node | undefined {
  const escaped = escapeName(name);
  const patterns = [
    `\\b(?:function\\*?|def|func|fn)\\s+${escaped}\\s*[(<]`,
    `\\b(?:const|let|var)\\s+${escaped}\\s*=\\s*(?:async\\s*)?(?:function|\\()`,
    `\\w\\s+${escaped}\\s*\\([^()]{0,300}\\)\\s*(?:throws [\\w, ]+)?\\{`,
  ];
  const found = new RegExp(patterns.join("|")).exec(file.text);
  if (found === null) return undefined;
  let fn: Node | null = leafAt(file.root, found.index + found[0].lastIndexOf(name));
  for (let depth = 0; fn !== null && depth < 4 && parametersOf(fn) === null; depth++) fn = parentOf(fn);
  return fn !== null && parametersOf(fn) !== null ? fn : undefined;
}

function parametersOf(node: Node): Node | null {
  const own = node.childForFieldName("parameters");
  return own ?? node.childForFieldName("value")?.childForFieldName("parameters") ?? null;
}

function nameOfParameter(parameter: Node): Node | undefined {
  if (/identifier$/.test(parameter.type)) return parameter;
  const named =
    parameter.childForFieldName("name") ?? parameter.childForFieldName("pattern") ?? parameter.namedChild(0);
  return named !== null && /identifier$/.test(named.type) ? named : undefined;
}

function escapeName(name: string): string {
  return name.replace(/[$]/g, "\\$&");
}
