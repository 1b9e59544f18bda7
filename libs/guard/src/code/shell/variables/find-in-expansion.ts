import type { Node } from "@vscode/tree-sitter-wasm";
import type { PortPlace } from "../../../places/port-place.ts";
import { addressPlace, findAddresses } from "../../text/addresses.ts";
import { namesPort } from "../../text/words.ts";

/** `${PORT:-3000}`, `${API_URL:=http://localhost:8080}`. */
export function findInExpansion(node: Node): readonly PortPlace[] {
  const match = /^\$\{(\w+):?[-=]["']?([^}"']*)["']?\}$/.exec(node.text);
  if (match === null) return [];
  const [, name = "", value = ""] = match;
  const start = node.startIndex + node.text.indexOf(value, name.length + 2);
  const holder = node.parent?.type === "variable_assignment" ? (node.parent.childForFieldName("name")?.text ?? "") : "";
  const before = node.parent?.text.slice(0, node.startIndex - node.parent.startIndex) ?? "";
  const isPort = namesPort(name) || namesPort(holder) || /:$/.test(before);
  return findAddresses(value)
    .filter(({ form }) => form !== "digits" || isPort)
    .filter(({ form }) => form !== "setting")
    .map((part) => {
      const place = addressPlace("default", part, start);
      return /^[A-Za-z_]/.test(name) ? { ...place, variable: name } : place;
    });
}
