import type { Node } from "@vscode/tree-sitter-wasm";
import { namesPort } from "../text/words.ts";
import { leafAt, parentOf } from "../tree/ancestry.ts";
import { valuesOf } from "../tree/call.ts";
import { fieldOf } from "../tree/fields.ts";
import type { ArgumentStep } from "../tree/step.ts";
import { usesOf } from "../tree/uses.ts";
import { judgeUses } from "./judge-uses.ts";
import type { SourceFile } from "./source-file.ts";
import { type Judgement, MAX_DEPTH, pastNames, type Trail } from "./trail.ts";

/** The value goes into a parameter of a function in the same file: its uses there decide. */
export function followParameter(step: ArgumentStep, trail: Trail, file: SourceFile): Judgement {
  const nothing: Judgement = { trail, verdict: "unknown" };
  if (trail.depth >= MAX_DEPTH || step.name !== undefined) return nothing;
  const name = step.call.callee.replace(/^(this|self|Self|cls)\./, "");
  if (!/^[\w$]+$/.test(name)) return nothing;
  const fn = file.functions.has(name) ? file.functions.get(name) : functionNamed(name, file);
  file.functions.set(name, fn);
  const parameters = valuesOf(fn === undefined ? null : parametersOf(fn));
  const parameter = parameters.filter(({ text }) => !/^(&?(mut )?self|cls|\*)$/.test(text))[step.index];
  const identifier = parameter && nameOfParameter(parameter);
  if (parameter === undefined || identifier === undefined) return nothing;
  const judged = judgeUses(usesOf(identifier, file, { at: parameter, by: "parameter" }), trail, file);
  // In tests, numbers go into functions of all kinds, to be formatted and compared.
  if (judged.verdict !== "unknown" || file.isTest || !namesPort(identifier.text)) return judged;
  return { ...judged, trail: pastNames({ ...judged.trail, holder: identifier.text }, name) };
}

/** The function of the same file with a name; the text is searched first, because a tree has no index of names. */
function functionNamed(name: string, file: SourceFile): Node | undefined {
  const escaped = name.replaceAll("$", "\\$");
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
  return fieldOf(node, "parameters") ?? fieldOf(fieldOf(node, "value"), "parameters");
}

function nameOfParameter(parameter: Node): Node | undefined {
  if (/identifier$/.test(parameter.type)) return parameter;
  const named = fieldOf(parameter, "name", "pattern") ?? parameter.namedChild(0);
  return named !== null && /identifier$/.test(named.type) ? named : undefined;
}
