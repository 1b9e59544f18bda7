import type { Node } from "@vscode/tree-sitter-wasm";

/** The child under the first of these fields that a node has. */
export function fieldOf(node: Node | null | undefined, ...names: readonly string[]): Node | null {
  for (const name of names) {
    const child = node?.childForFieldName(name);
    if (child != null) return child;
  }
  return null;
}

/** True if a child stands under one of these fields of a node. */
export function isUnder(node: Node | null | undefined, child: Node, ...names: readonly string[]): boolean {
  return names.some((name) => node?.childForFieldName(name)?.id === child.id);
}

/** The named children of a node. */
export const namedChildrenOf = (node: Node): Node[] => node.namedChildren.filter((child) => child !== null);

/** The nodes of these types below a node. */
export const nodesBelow = (node: Node, ...types: string[]): Node[] =>
  node.descendantsOfType(types).filter((child) => child !== null);
