import type { DataMap, DataNode } from "../../formats/data/data-node.ts";
import { textOf, valueIn } from "../../formats/data/data-values.ts";
import type { DataFile } from "./data-file.ts";

/** The services of a compose file, and the file that they stand in. */
export interface ComposeFile {
  services: DataMap;
  file: DataFile;
  /** Another compose file, by its path relative to this one; undefined where it can't be read. */
  open(path: string): ComposeFile | undefined;
}

/** A service, and where it stands. */
export interface ComposePart {
  service: DataNode;
  of: ComposeFile;
}

/** No file extends deeper, and two services may extend each other. */
const MAX_DEPTH = 8;

/** A service and those that it extends, the nearest first. One that can't be found is a doubt. */
export function partsOf(name: string, service: DataNode, of: ComposeFile): ComposePart[] {
  const parts: ComposePart[] = [{ service, of }];
  for (let part = parts[0]; part !== undefined && parts.length <= MAX_DEPTH; ) {
    const extended = valueIn(part.service, "extends");
    const base = textOf(valueIn(extended, "service")) ?? textOf(extended);
    if (extended === undefined || base === undefined) break;
    const path = textOf(valueIn(extended, "file"));
    const where = path === undefined ? part.of : part.of.open(path);
    const found = where && valueIn(where.services, base);
    if (where === undefined || found === undefined) {
      doubtBase(name, base, path, extended, part.of.file);
      break;
    }
    part = { service: found, of: where };
    parts.push(part);
  }
  return parts;
}

function doubtBase(name: string, base: string, path: string | undefined, extended: DataNode, file: DataFile): void {
  file.to.doubt({
    place: file.placeAt(startOf(extended)),
    code: "NOT_PLACED",
    message: `${name} extends ${base}${path === undefined ? "" : ` of ${path}`}, which can't be found.`,
    question: `Which ports does ${base} publish?`,
  });
}

const startOf = (node: DataNode): number => {
  if (node.kind === "scalar") return node.start;
  const [first] = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  return first === undefined ? 0 : startOf(first);
};
