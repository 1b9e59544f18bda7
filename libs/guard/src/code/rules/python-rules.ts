import { calls, callsOn } from "../text/name-pattern.ts";
import { binds, type CallRule, connects } from "./call-rule.ts";
import lists from "./python-rules.json" with { type: "json" };

/** Servers and clients of Python's standard library and of the libraries that people use with it. */
export const PYTHON_RULES: readonly CallRule[] = [
  binds(/(^|\.)(bind|try_bind)$/, [0], { paired: true }),
  { callee: /(^|\.)(connect_ex|sendto)$/, kind: "connect", at: [0, 1], paired: true },
  { callee: /(^|\.)(sock|socket|s|conn|client_socket|clientsocket)\.connect$/, kind: "connect", paired: true },
  binds(calls(lists.serverTypes)),
  binds(/(^|\.)\w*(Server|Listener)$/, [0, 1]),
  binds(/(^|\.)make_server$/, [1]),
  binds(/(^|\.)(start_server|create_server|create_datagram_endpoint|start_unix_server)$/, [1, 2]),
  binds(/(^|\.)(websockets|ws|waitress|hypercorn|aioquic|granian|http)\.serve$/, [1, 2]),
  binds(/(^|\.)serve$/, [1, 2], { picky: true }),
  binds(calls(lists.runCalls), [0, 1]),
  binds(/(^|\.)(TCPSite|SockSite)$/, [2]),
  binds(/(^|\.)(add_insecure_port|add_secure_port)$/),
  binds(/(^|\.)(app|application|server|http_server|httpserver|site|web_app)\.listen$/, [0], { picky: true }),
  binds(/\.listen$/, [0], { picky: true }),
  binds(/(^|\.)listen(TCP|SSL|UDP)$/),
  binds(/(^|\.)serverFromString$/, [1]),
  binds(callsOn(lists.apps, lists.appCalls), [1]),
  binds(/(^|\.)create_app\.run$/, [1]),
  binds(/(^|\.)uvicorn\.(Config|Server)$/, []),
  binds(/(^|\.)debugpy\.listen$/),
  connects(/(^|\.)(connect|connect_tcp|create_connection|open_connection|async_connect)$/, [0, 1]),
  connects(/(^|\.)(Redis|StrictRedis|ConnectionPool|AsyncRedis|from_url)$/, [1], "redis"),
  connects(/(^|\.)(MongoClient|AsyncIOMotorClient|MotorClient)$/, [1], "mongodb"),
  connects(/(^|\.)(SMTP|SMTP_SSL|IMAP4|IMAP4_SSL|POP3|FTP|Telnet|HTTPConnection|HTTPSConnection|NNTP)$/, [1]),
  connects(calls(lists.clientTypes), [1]),
  connects(/(^|\.)(insecure_channel|secure_channel)$/),
  connects(callsOn(lists.httpClients, lists.httpCalls)),
  connects(/(^|\.)(Transport|SSHTunnelForwarder|SSHClient)$/, [0, 1], "ssh"),
  connects(/(^|\.)(wait_for_port|wait_for_tcp|is_port_open|check_port|port_is_open|wait_port)$/, [0, 1]),
  connects(/\.(attach|settrace|set_trace)$/, [1]),
];
