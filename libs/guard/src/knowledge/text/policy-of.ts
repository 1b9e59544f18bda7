import { VALUES } from "./vocabulary.ts";

/** What a heading or a range's text says of who may take numbers there. */
export function policyOf(text: string): "locked" | "fixed" | undefined {
  if (VALUES.locked.isIn(text)) return "locked";
  return VALUES.fixed.isIn(text) ? "fixed" : undefined;
}

/** A title without what says who may take numbers: `Foundation Core (DO NOT USE)` is Foundation Core. */
export function withoutPolicy(text: string): string {
  const bracket = /\s*[(（[]([^()（）[\]]*)[)）\]]\s*$/u.exec(text);
  return bracket && policyOf(bracket[1] ?? "") ? text.slice(0, bracket.index) : text;
}
