import type { Language } from "../language.ts";
import { C_SHARP_RULES } from "./c-sharp-rules.ts";
import { binds, type CallRule } from "./call-rule.ts";
import { CPP_RULES } from "./cpp-rules.ts";
import { GO_RULES } from "./go-rules.ts";
import { JAVA_RULES } from "./java-rules.ts";
import { NODE_RULES } from "./node-rules.ts";
import { PHP_RULES } from "./php-rules.ts";
import { PYTHON_RULES } from "./python-rules.ts";
import { RUBY_RULES } from "./ruby-rules.ts";
import { RUST_RULES } from "./rust-rules.ts";

const RULES: Record<Language, readonly CallRule[]> = {
  typescript: NODE_RULES,
  tsx: NODE_RULES,
  javascript: NODE_RULES,
  python: PYTHON_RULES,
  go: GO_RULES,
  rust: RUST_RULES,
  java: JAVA_RULES,
  ruby: RUBY_RULES,
  php: PHP_RULES,
  "c-sharp": C_SHARP_RULES,
  cpp: CPP_RULES,
  bash: [],
};

/** Functions of people's own that say what they do; asked last. */
const GENERAL = binds(/(^|\.)(serve\w*|listen\w*|(start|run|launch|create)_?\w*[sS]erver\w*)$/, [0, 1], {
  picky: true,
});

/** The rule for a call that takes a port. The more telling rules stand first: the first that matches decides. */
export function ruleOf(callee: string, language: Language): CallRule | undefined {
  return [...RULES[language], GENERAL].find((rule) => rule.callee.test(callee));
}
