import { calls } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./php-rules.json" with { type: "json" };

/** Servers and clients of PHP and of the libraries that people use with it. */
export const PHP_RULES: readonly CallRule[] = [
  connects(calls(lists.clientCalls), [0, 1, 4]),
  binds(calls(lists.serverTypes), [0, 1, 2]),
];
