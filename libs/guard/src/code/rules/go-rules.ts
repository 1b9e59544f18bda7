import { calls, callsOn } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./go-rules.json" with { type: "json" };

/** Servers and clients of Go's standard library and of the libraries that people use with it. */
export const GO_RULES: readonly CallRule[] = [
  binds(/(^|\.)ListenAndServe(TLS|QUIC)?$/),
  binds(
    /(^|\.)(net|tls|quic|reuseport|lc|listenConfig|proxyproto)\.Listen(TCP|UDP|Packet|IP|Addr|MulticastUDP)?$/,
    [1, 2],
  ),
  binds(/(^|\.)http\.Server$/),
  binds(/(^|\.)(http3|fasthttp|dns|graceful|grace|endless|ssh)\.Server$/),
  binds(/\.(Run|RunTLS|Start|StartTLS|StartAutoTLS|Listen|ListenTLS|Serve|Bind)$/, [0]),
  binds(/\.(WithPort|WithListenAddr|WithAddress|WithAddr|WithHostPorts|SetAddr|ListenOn)$/, [0]),
  connects(calls(lists.dialCalls), [0, 1, 2]),
  connects(/(^|\.)http\.(Get|Post|Head|PostForm|NewRequest|NewRequestWithContext)$/),
  connects(callsOn(lists.clientPackages, lists.connectCalls), [1]),
  connects(callsOn(lists.configPackages, lists.configTypes), [1]),
];
