import { asVariable, envReadIn } from "../text/env-read.ts";
import { namesPort } from "../text/words.ts";
import type { Step } from "../tree/step.ts";
import { defaultOf, isText, type Literal, type Verdict } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

/** A function that only gives the number back: what its callers do with it. */
export function judgeReturned(
  step: Step & { role: "returned" },
  literal: Literal,
  file: SourceFile,
  trail: Trail,
): Verdict {
  if (trail.holder === undefined && !trail.nested) trail.holder = step.name;
  trail.names.push(step.name);
  // Rust's serde and clap take defaults from functions: #[serde(default = "default_port")].
  if (/^default_/.test(step.name) && namesPort(step.name) && file.language === "rust") return defaultOf(undefined);
  const inside = file.text.slice(step.of.startIndex, Math.min(step.of.endIndex, step.of.startIndex + 1500));
  if (!trail.nested && !isText(literal)) {
    const read = inside.length < 1200 ? envReadWithin(inside) : undefined;
    if (read !== undefined && namesPort(step.name)) return defaultOf(asVariable(read));
  }
  return undefined;
}

function envReadWithin(text: string): string | undefined {
  for (const line of text.split("\n")) {
    const read = envReadIn(line);
    if (read !== undefined) return read.variable ?? "";
  }
  return undefined;
}
