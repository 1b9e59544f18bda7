import type { Node } from "@vscode/tree-sitter-wasm";
import { type EnvRead, envReadIn } from "../text/env-read.ts";
import type { Call } from "../tree/call.ts";
import { nodesBelow } from "../tree/fields.ts";
import { valuesAssigned } from "../tree/uses.ts";
import type { SourceFile } from "./source-file.ts";

// `NODE_ENV === "production" ? … : …` chooses; it holds no address itself.
const CHOOSES = /(^|_)(ENV|ENVIRONMENT|MODE|DEBUG|CI|STAGE|DEV|PROD|PRODUCTION|TEST|DOCKER|TLS|SSL|HTTPS)$/;

/** The read of the environment among expressions; what only chooses is none. */
export function envAmong(beside: readonly Node[], file: SourceFile): EnvRead | undefined {
  for (const node of beside) {
    const read = envReadIn(node.text) ?? envBehindName(node, file);
    if (read !== undefined && !CHOOSES.test(read.variable ?? "")) return read;
  }
  return undefined;
}

/** A call on a name: `port.unwrap_or(8080)`, where the name was read from the environment. */
export function envBehind(call: Call, file: SourceFile): EnvRead | undefined {
  const receiver = call.callee.split(".")[0] ?? "";
  let at: Node | null = call.node;
  while (at !== null && !/^(identifier)$/.test(at.type)) at = at.namedChild(0);
  return at === null || at.text !== receiver ? undefined : envBehindName(at, file);
}

/** The environment read that the names in an expression were given, one step back. */
export function envBehindName(node: Node, file: SourceFile): EnvRead | undefined {
  for (const name of namesIn(node))
    for (const value of valuesAssigned(name, file)) {
      if (/^(object|dictionary|composite_literal|struct_expression)$/.test(value.type)) continue;
      const read = envReadIn(value.text);
      if (read !== undefined) return read;
    }
  return undefined;
}

function namesIn(node: Node): readonly Node[] {
  if (/(identifier|member_expression|attribute|selector_expression|field_expression|field_access)$/.test(node.type))
    return [node];
  if (node.text.length > 200) return [];
  return nodesBelow(node, "identifier").slice(0, 4);
}

/** The text of a constant of the same file. */
export function constantText(arg: Node, file: SourceFile): string | undefined {
  if (!/identifier$/.test(arg.type)) return undefined;
  for (const value of valuesAssigned(arg, file)) {
    const text = /^["'`]([^"'`]*)["'`]$/.exec(value.text.slice(0, 200))?.[1];
    if (text !== undefined) return text;
  }
  return undefined;
}
