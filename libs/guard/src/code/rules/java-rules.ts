import { calls, callsOn } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./java-rules.json" with { type: "json" };

/** Servers and clients of the JDK and of the libraries that people use with it. */
export const JAVA_RULES: readonly CallRule[] = [
  { callee: /\.withExposedPorts$/, kind: "publish", at: [0, 1, 2, 3] },
  binds(calls(lists.serverSockets)),
  binds(callsOn(lists.builders, lists.builderCalls)),
  binds(/(^|\.)forPort$/),
  binds(/ServerBuilder\.forAddress$/, []),
  binds(/(^|\.)(Javalin|app|javalin)\.(?:\w+\.)*start$/),
  binds(/\.(addHttpListener|addHttpsListener|addAjpListener)$/),
  binds(/\.(listen|bind|bindNow|bindAddress|localAddress)$/, [0, 1]),
  binds(callsOn(lists.serverFactories, lists.factoryCalls), [0, 1]),
  binds(/^(\w*Server|ServerConnector|Connector)$/),
  binds(/^(port|Spark\.port|spark\.Spark\.port|staticPort)$/),
  binds(/(^|\.)(LocateRegistry\.createRegistry|createRegistry)$/),
  connects(calls(lists.clientTypes), [0, 1, 3]),
  connects(calls(lists.connectCalls), [0, 1]),
  connects(/(^|\.)SocketChannel\.open$/),
  connects(/(^|\.)LocateRegistry\.getRegistry$/, [0, 1]),
  connects(calls(lists.storeTypes.map((type) => `${type}(?:\\.\\w+)*`)), [0, 1]),
];
