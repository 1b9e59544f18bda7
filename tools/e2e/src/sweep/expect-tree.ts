import { compareTrees, readState, readTree, type Tree } from "./tree.ts";

/** Throws unless a workspace is exactly this tree, with nothing staged and no journal left. */
export function expectTree(root: string, expected: Tree, said: string): void {
  const wrong = compareTrees(readTree(root), expected);
  const left = readState(root).map((name) => `.git/berth/${name} is left`);
  if (wrong.length + left.length > 0) throw new Error(`${[...wrong, ...left].join(", ")}; ${said}`);
}
