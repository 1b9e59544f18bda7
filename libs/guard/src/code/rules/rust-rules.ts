import { calls, callsOn } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./rust-rules.json" with { type: "json" };

/** Servers and clients of Rust's standard library and of the crates that people use with it. */
export const RUST_RULES: readonly CallRule[] = [
  binds(callsOn(lists.listeners, lists.bindCalls)),
  binds(new RegExp(`\\.(?:${lists.bindMethods.join("|")})$`)),
  binds(/\.(listen|serve|serve_with_shutdown|serve_with_incoming|add_tcp|http_listener|with_http_listener)$/, [0, 1], {
    picky: true,
  }),
  binds(/(^|\.)warp\.serve\.(run|bind|try_bind|bind_ephemeral)$/),
  binds(/(^|\.)serve\.(run|bind|try_bind)$/),
  binds(/(^|\.)(PrometheusBuilder\.new\.with_http_listener|start_server|run_server|serve)$/),
  connects(callsOn(lists.streams, lists.connectCalls)),
  connects(/(^|\.)(connect_async|connect|connect_tcp|send_to|connect_timeout)$/, [0, 1]),
  connects(/(^|\.)(reqwest|ureq|surf|attohttpc|client|http|isahc)\.(get|post|put|delete|head|patch|request)$/),
  connects(calls(lists.clientCalls), [0, 1, 2]),
];
