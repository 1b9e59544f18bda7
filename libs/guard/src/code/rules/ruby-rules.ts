import { calls } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./ruby-rules.json" with { type: "json" };

/** Servers and clients of Ruby's standard library and of the gems that people use with it. */
export const RUBY_RULES: readonly CallRule[] = [
  // Vagrant: `config.vm.network "forwarded_port", guest: 80, host: 8080`.
  { callee: /(^|\.)vm\.network$/, kind: "publish", at: [] },
  // What one program shares and another one uses, at the same address: `DRb.start_service("druby://localhost:9000")`.
  binds(/(^|\.)DRb\.start_service$/, [0], { opensUrls: true }),
  connects(/(^|\.)DRbObject\.new(_with_uri)?$/, [0, 1]),
  connects(calls(lists.clientTypes), [0, 1]),
  binds(calls(lists.serverTypes), [0, 1]),
  binds(calls(lists.serverCalls), [0, 1], { picky: true }),
];
