import type { Node } from "@vscode/tree-sitter-wasm";
import { fieldOf, nodesBelow } from "../../tree/fields.ts";
import { spend } from "../../work.ts";
import { namesFrom, type OwnUse, readsOf, useOfNames } from "./use-of-names.ts";

const MAX_FUNCTIONS = 100;
const MAX_PARAMETERS = 4;

/** What the functions of a script do with ports that they are handed: `probe() { nc -z localhost "$2"; }`. */
export function ownUses(root: Node): readonly OwnUse[] {
  const bodies = nodesBelow(root, "function_definition")
    .slice(0, MAX_FUNCTIONS)
    .map((fn) => ({ name: fieldOf(fn, "name")?.text ?? "", body: fieldOf(fn, "body")?.text ?? "" }))
    .filter(({ name, body }) => /^[\w-]+$/.test(name) && /\$\{?\d/.test(body));
  let uses: OwnUse[] = [];
  // Twice, because one function may hand its parameter to another.
  for (let round = 0; round < 2; round++) uses = bodies.flatMap(({ name, body }) => usesIn(name, body, uses));
  return uses;
}

function usesIn(name: string, body: string, own: readonly OwnUse[]): OwnUse[] {
  return Array.from({ length: MAX_PARAMETERS }, (_, index) => index + 1).flatMap((parameter) => {
    if (!new RegExp(`\\$\\{?${parameter}\\b`).test(body)) return [];
    spend(1 + Math.ceil(body.length / 1000));
    const reads = [`${parameter}`, ...namesFrom(`${parameter}`, body)].map(readsOf);
    const kind = useOfNames(reads, body, own);
    return kind === undefined ? [] : [{ name, parameter, kind }];
  });
}
