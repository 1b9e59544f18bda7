import type { Node, Tree } from "@vscode/tree-sitter-wasm";
import { spend } from "../work.ts";

// The parser finds a parent by walking down from the root through every child of every node on the way; in a table of
// ten thousand entries each step up costs as much as the table is long. Here the way down is taken once and remembered,
// with a binary search among the children.
const parents = new WeakMap<Tree, Map<number, Node>>();
const lastLeaves = new WeakMap<Tree, Node>();

/** The smallest node around an offset. The search starts at the last such node, because a tree may be deep. */
export function leafAt(root: Node, offset: number): Node {
  const known = knownOf(root);
  let at = lastLeaves.get(root.tree) ?? root;
  while (at.id !== root.id && (offset < at.startIndex || offset >= at.endIndex)) {
    spend();
    at = known.get(at.id) ?? root;
  }
  for (;;) {
    spend();
    const child = childAt(at, offset);
    if (child === undefined) {
      lastLeaves.set(root.tree, at);
      return at;
    }
    known.set(child.id, at);
    at = child;
  }
}

/** The parent of a node, like `node.parent` but cheap in wide trees. */
export function parentOf(node: Node | null | undefined): Node | null {
  if (node == null) return null;
  const known = knownOf(node).get(node.id);
  if (known !== undefined) return known;
  const root = node.tree.rootNode;
  if (node.id === root.id) return null;
  leafAt(root, node.startIndex);
  return knownOf(node).get(node.id) ?? node.parent;
}

const found = new WeakMap<Tree, Map<RegExp, Map<number, Node | undefined>>>();

/** The nearest node above whose type matches, remembered for all on the way there. */
export function ancestorOf(node: Node, type: RegExp): Node | undefined {
  const byType = found.get(node.tree) ?? new Map<RegExp, Map<number, Node | undefined>>();
  found.set(node.tree, byType);
  const known = byType.get(type) ?? new Map<number, Node | undefined>();
  byType.set(type, known);
  const passed: number[] = [];
  let ancestor: Node | undefined;
  for (let at = node; ; ) {
    if (known.has(at.id)) {
      ancestor = known.get(at.id);
      break;
    }
    passed.push(at.id);
    const parent = parentOf(at);
    if (parent === null || type.test(parent.type)) {
      ancestor = parent ?? undefined;
      break;
    }
    at = parent;
  }
  for (const id of passed) known.set(id, ancestor);
  return ancestor;
}

function knownOf(node: Node): Map<number, Node> {
  const known = parents.get(node.tree) ?? new Map<number, Node>();
  parents.set(node.tree, known);
  return known;
}

// Every node that is handed over from WebAssembly costs; the runtime looks for one child by going through those before
// it, which is cheaper but in wide trees.
const WIDE = 200;

function childAt(node: Node, offset: number): Node | undefined {
  const child = node.childCount < WIDE ? node.firstChildForIndex(offset) : nearestChild(node, offset);
  if (child == null || child.startIndex > offset || child.endIndex <= offset) return undefined;
  return child;
}

// Handed over once for each wide node, not once for each look at it.
const wideChildren = new WeakMap<Tree, Map<number, Node["children"]>>();

function childrenOf(node: Node): Node["children"] {
  const known = wideChildren.get(node.tree) ?? new Map<number, Node["children"]>();
  wideChildren.set(node.tree, known);
  const children = known.get(node.id) ?? node.children;
  known.set(node.id, children);
  return children;
}

/** The last child that begins at an offset or before it. */
function nearestChild(node: Node, offset: number): Node | null | undefined {
  const children = childrenOf(node);
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((children[middle]?.startIndex ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return children[low];
}
