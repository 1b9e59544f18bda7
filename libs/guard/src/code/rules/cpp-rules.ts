import { calls } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./cpp-rules.json" with { type: "json" };

/** Servers and clients of C and C++, their sockets and the libraries that people use with them. */
export const CPP_RULES: readonly CallRule[] = [
  connects(calls(lists.connects), [0, 1, 5]),
  binds(calls(lists.binds), [0, 1], { picky: true }),
];
