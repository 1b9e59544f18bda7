import { calls, callsOn } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./node-rules.json" with { type: "json" };

/** Servers and clients of Node, Bun, Deno and the libraries that people use with them. */
export const NODE_RULES: readonly CallRule[] = [
  { callee: /\.withExposedPorts$/, kind: "publish", at: [0, 1, 2, 3] },
  connects(/(^|\.)(redis|ioredis|Redis|IORedis)(\.createClient|\.Cluster)?$/, [0], "redis"),
  connects(/(^|\.)(WebSocket|ReconnectingWebSocket|SockJS|EventSource)$/, [0], "ws"),
  connects(/(^|\.)createConnection$/),
  connects(callsOn(lists.connectors, ["connect"])),
  connects(/\.connect(OverCDP|Async)?$/),
  connects(/(^|\.)(https?|require|undici|axios|got|ky|superagent)\.(request|get|post|put|delete|patch|head)$/),
  connects(/(^|\.)(fetch|axios|got|request|CDP|waitOn|waitPort|waitForPort|tcpPortUsed\.\w+|isPortReachable)$/),
  connects(calls(lists.clientTypes), [1]),
  connects(/(^|\.)create(Client|Pool|Transport|GrpcTransport|ConnectTransport|ProxyMiddleware|Proxy|ProxyServer)$/),
  connects(/^(io|ioClient|connect)$/),
  binds(/(^|\.)listen(Async)?$/, [0, 1]),
  binds(calls(lists.serverTypes)),
  binds(/(^|\.)(Bun|Deno)\.(serve|listen|listenTls)$/),
  binds(/(^|\.)(serve|startServer|startStandaloneServer|runServer|createHttpTerminator)$/, [0, 1]),
  connects(/(^|\.)connect\w*Emulator$/, [1, 2]),
  binds(/(^|\.)inspector\w*\.open$/),
  binds(/(^|\.)(?!add|stop|close|get|set|kill|wait|with|use|find|remove|is|has|on)\w*Server$/),
  binds(/(^|\.)connect\.server$/),
  binds(/(^|\.)(bindAsync|WebSocketGateway)$/),
  connects(/(^|\.)(udp\w*|dgram\w*|sock\w*)\.send$/, [1, 3]),
  binds(/(^|\.)(socket|server|udp|sock|dgram\.createSocket|createSocket)\.bind$/),
  binds(/\.(startMetricsServer|useGlobalPort|setServerPort)$/),
  binds(/(^|\.)(browserSync|liveServer|httpServer|liveReload|livereload)(\.(init|start|createServer))?$/),
];
