import type { Language } from "../language.ts";
import type { CallRule } from "./call-rule.ts";
import { binds } from "./call-rule.ts";
import { GO_RULES } from "./go-rules.ts";
import { JAVA_RULES } from "./java-rules.ts";
import { NODE_RULES } from "./node-rules.ts";
import { PYTHON_RULES } from "./python-rules.ts";
import { RUST_RULES } from "./rust-rules.ts";

const GENERAL: readonly CallRule[] = [
  binds(/(^|\.)(serve\w*|listen\w*|(start|run|launch|create)_?\w*[sS]erver\w*)$/, [0, 1], {
    picky: true,
  }),
];
const RULES: Record<Language, readonly CallRule[]> = {
  typescript: NODE_RULES,
  tsx: NODE_RULES,
  javascript: NODE_RULES,
  python: PYTHON_RULES,
  go: GO_RULES,
  rust: RUST_RULES,
  java: JAVA_RULES,
  bash: [],
};

/** The calls of a language that take ports, the more telling ones first: the first that matches decides. */
export function rulesOf(language: Language): readonly CallRule[] {
  return RULES[language];
}

/** Functions of people's own that say what they do; asked last. */
export function generalRules(): readonly CallRule[] {
  return GENERAL;
}
