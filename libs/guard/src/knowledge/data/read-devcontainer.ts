import type { DataNode } from "../../formats/data/data-node.ts";
import { itemsOf, mapOf, textOf, valueIn } from "../../formats/data/data-values.ts";
import { isPort } from "../../places/port-place.ts";
import type { DataFile } from "./data-file.ts";

/** Reads the forwarded ports of a dev container, and what its labels call them. */
export function readDevcontainer(root: DataNode, file: DataFile): void {
  const labels = new Map<string, string | undefined>();
  const attributes = mapOf(valueIn(root, "portsAttributes"));
  for (const { key, value } of attributes?.entries ?? []) labels.set(key, textOf(valueIn(value, "label")));
  const add = (written: string, start: number) => {
    const match = /^(?:([\w.-]+):)?(\d{1,5})$/.exec(written.trim());
    const port = Number(match?.[2]);
    if (!match || !isPort(port)) return;
    const host = /^(?:localhost|127\.)/.test(match[1] ?? "") ? undefined : match[1];
    const name = labels.get(written.trim()) ?? labels.get(String(port)) ?? host;
    const protocol = textOf(valueIn(valueIn(attributes, written.trim()), "protocol"));
    file.to.port({ place: file.placeAt(start), source: "tool", port, name, protocol });
  };
  for (const node of itemsOf(valueIn(root, "forwardPorts"))) if (node.kind === "scalar") add(node.raw, node.start);
  const known = new Set(file.to.ports.map(({ port }) => port));
  for (const [key] of labels) {
    const start = file.text.indexOf(`"${key}"`) + 1;
    if (!known.has(Number(key))) add(key, start);
  }
}
