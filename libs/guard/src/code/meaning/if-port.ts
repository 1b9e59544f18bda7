import type { Node } from "@vscode/tree-sitter-wasm";
import { asVariable } from "../text/env-read.ts";
import { namesPort } from "../text/words.ts";
import type { Step } from "../tree/step.ts";
import { defaultOf, type Literal, NOTHING, type Verdict } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { MAX_DEPTH, type Trail } from "./trail.ts";

/**
 * The literal stands in for a variable. That makes it a default of a port if it is an address, or if the variable, or the name
 * that takes the value, or its use speaks of a port: `TIMEOUT || 3000` does not.
 */
export function ifPort(
  from: Node,
  variable: string | undefined,
  literal: Literal,
  file: SourceFile,
  trail: Trail,
): Verdict {
  const found = defaultOf(asVariable(variable));
  if (literal.form !== "number" && literal.form !== "digits") return found;
  if (variable !== undefined && namesPort(variable)) return found;
  if (trail.holder !== undefined) return namesPort(trail.holder) ? found : NOTHING;
  if (trail.depth >= MAX_DEPTH) return NOTHING;
  const onward: Trail = { ...trail, names: [...trail.names], depth: trail.depth + 1 };
  const verdict = file.climb(from, { ...literal }, file, onward);
  if (verdict !== undefined && verdict !== NOTHING) return found;
  return onward.holder !== undefined && namesPort(onward.holder) ? found : NOTHING;
}

export function variableAround(step: Step & { role: "fallback" }): string | undefined {
  const left = step.of.childForFieldName("left");
  return left === null ? undefined : asVariable(left.text);
}
