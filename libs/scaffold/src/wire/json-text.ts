import { placeInText, valueAt } from "@berth/registry";
import type { Node } from "jsonc-parser";

export { readJsonObject as readJson } from "@berth/registry";

/** The node at a path of keys; undefined where something on the way is missing. */
export const nodeAt = (root: Node | undefined, keys: readonly string[]): Node | undefined =>
  keys.reduce<Node | undefined>((node, key) => valueAt(node, key), root);

/** The keys of an object with their values, in the order of the text. */
export const entriesOf = (node: Node | undefined): [string, Node][] =>
  node?.type !== "object"
    ? []
    : (node.children ?? []).flatMap(({ children = [] }) => {
        const [key, value] = children;
        return value ? [[String(key?.value), value] as [string, Node]] : [];
      });

/** A stretch of a text that is to say something else. */
export interface TextEdit {
  offset: number;
  length: number;
  put: string;
}

/** The text with all edits; every byte outside of them stays. They must not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((one, other) => other.offset - one.offset)
    .reduce((done, { length, offset, put }) => done.slice(0, offset) + put + done.slice(offset + length), text);

/** `apps/web/project.json:12` */
export const placeOf = (path: string, text: string, offset: number): string =>
  `${path}:${placeInText(path, text, offset).line}`;
