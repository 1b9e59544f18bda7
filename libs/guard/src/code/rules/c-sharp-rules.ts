import { calls } from "../text/name-pattern.ts";
import lists from "./c-sharp-rules.json" with { type: "json" };
import { type CallRule, connects } from "./call-rule.ts";

/** Servers and clients of .NET and of the libraries that people use with it. */
export const C_SHARP_RULES: readonly CallRule[] = [
  // They open what they are given, by URL too.
  { callee: calls(lists.binds), kind: "bind", at: [0, 1], opensUrls: true },
  { callee: calls(lists.runs), kind: "bind", at: [0], opensUrls: true },
  connects(calls(lists.connects), [0, 1]),
];
