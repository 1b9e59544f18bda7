import type { Node } from "@vscode/tree-sitter-wasm";
import { asVariable } from "../text/env-read.ts";
import { namesPort } from "../text/words.ts";
import { defaultOf } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { type Decision, MAX_DEPTH, type Trail } from "./trail.ts";

/**
 * The literal replaces a variable that is not set. That makes it a default of a port if it is an address, or if the
 * variable, the name that takes the value, or its use speaks of a port: `TIMEOUT || 3000` does not.
 */
export function ifPort(from: Node, variable: string | undefined, trail: Trail, file: SourceFile): Decision {
  const found = defaultOf(asVariable(variable));
  const { depth, holder, literal } = trail;
  if (literal.form !== "number" && literal.form !== "digits") return found;
  if (variable !== undefined && namesPort(variable)) return found;
  if (holder !== undefined) return namesPort(holder) ? found : "no port";
  if (depth >= MAX_DEPTH) return "no port";
  const { trail: end, verdict } = file.climb(from, { ...trail, depth: depth + 1 }, file);
  if (typeof verdict === "object") return found;
  return end.holder !== undefined && namesPort(end.holder) ? found : "no port";
}
