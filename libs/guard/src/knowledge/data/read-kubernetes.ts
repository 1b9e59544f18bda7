import type { DataNode } from "../../formats/data/data-node.ts";
import { itemsOf, textOf, valueIn } from "../../formats/data/data-values.ts";
import { isPortText } from "../../places/port-place.ts";
import type { DataFile } from "./data-file.ts";

/** Whether a document is one of Kubernetes' own. */
export const isKubernetes = (root: DataNode): boolean =>
  textOf(valueIn(root, "apiVersion")) !== undefined && textOf(valueIn(root, "kind")) !== undefined;

/** Reads the ports of a Service, and of the Services in a List. */
export function readKubernetes(root: DataNode, file: DataFile): void {
  for (const item of itemsOf(valueIn(root, "items"))) readKubernetes(item, file);
  if (textOf(valueIn(root, "kind")) !== "Service") return;
  const name = textOf(valueIn(valueIn(root, "metadata"), "name"));
  const ports = itemsOf(valueIn(valueIn(root, "spec"), "ports"));
  for (const entry of ports) {
    const target = textOf(valueIn(entry, "targetPort")) ?? textOf(valueIn(entry, "port")) ?? "";
    const containerPort = isPortText(target) ? Number(target) : undefined;
    for (const key of ["port", "nodePort"]) {
      const node = valueIn(entry, key);
      const digits = textOf(node) ?? "";
      if (node?.kind !== "scalar" || !isPortText(digits)) continue;
      file.to.port({
        place: file.placeAt(node.start),
        source: "kubernetes",
        port: Number(digits),
        containerPort,
        name,
        protocol: textOf(valueIn(entry, "protocol")),
        purpose: textOf(valueIn(entry, "name")),
      });
    }
  }
}
