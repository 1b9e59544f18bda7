import http from "node:http";
import net from "node:net";
import httpProxy from "http-proxy";
import { WebSocketServer } from "ws";

const ORDERS_PORT = 4100;
const GATEWAY_PORT = 8080;

const proxy = httpProxy.createProxyServer({ proxyTimeout: 30000 });

const server = http.createServer((req, res) => {
  proxy.web(req, res, { target: `http://127.0.0.1:${ORDERS_PORT}` });
});

server.listen(GATEWAY_PORT, () => {
  console.info(`gateway ready on ${GATEWAY_PORT}`);
});

const feed = new WebSocketServer({ port: 8081, maxPayload: 1048576 });
feed.on("connection", (socket) => {
  const upstream = net.connect(4300, "events.internal");
  upstream.on("data", (chunk) => socket.send(chunk.subarray(0, 4096)));
});

const health = net.createConnection({ host: "localhost", port: 4101 });
health.setTimeout(2000);
