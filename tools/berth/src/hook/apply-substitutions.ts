import type { ShellEffect } from "@berth/guard/code";

type Substitutions = Extract<ShellEffect, { does: "substitute" }>["substitutions"];

/**
 * A text as `sed` leaves it, as far as that can be told without running its patterns: those of others are never run
 * here. What a pattern that is more than a text puts in stands at the end, on a line of its own.
 */
export function applySubstitutions(text: string, substitutions: Substitutions): string {
  let after = text;
  const more: string[] = [];
  for (const { isGlobal, old, put } of substitutions) {
    if (old === undefined) more.push(put);
    else if (old !== "")
      after = after
        .split("\n")
        .map((line) => (isGlobal ? line.replaceAll(old, () => put) : line.replace(old, () => put)))
        .join("\n");
  }
  if (more.length === 0) return after;
  return `${after}${after === "" || after.endsWith("\n") ? "" : "\n"}${more.join("\n")}\n`;
}
