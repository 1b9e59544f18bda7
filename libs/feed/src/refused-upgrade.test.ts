import { once } from "node:events";
import { connect } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startFoundation } from "./fixtures/start-feed.ts";

const handshake = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

it.each([
  ["an unknown path", "/nowhere", "Upgrade: websocket", 404],
  ["a refused host", "/feed", "Upgrade: websocket\r\nHost: evil.example", 421],
  ["a refused origin", "/feed", "Upgrade: websocket\r\nOrigin: https://evil.example", 403],
  ["a position that is none", "/feed?after=x", "Upgrade: websocket", 400],
  ["a plain route", "/livez", "Upgrade: websocket", 200],
  ["a client that offers HTTP/2", "/livez", "Upgrade: h2c", 200],
  ["a client that offers HTTP/2 and names no route", "/nowhere", "Upgrade: h2c", 404],
])("the connection ends after the answer to an upgrade: %s", async (_name, path, headers, status) => {
  const { app, port } = await startFoundation({});
  const host = headers.includes("Host:") ? "" : "Host: localhost\r\n";
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }).setEncoding("utf8");
  onTestFinished(() => void socket.destroy());
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.write(`GET ${path} HTTP/1.1\r\n${host}Connection: Upgrade\r\n${headers}\r\n${handshake}\r\n`);
  // The client keeps its half open: only the service can end this.
  await once(socket, "end");
  expect(text).toContain(`HTTP/1.1 ${status} `);
  expect(text.toLowerCase()).toContain("\r\nconnection: close\r\n");
  socket.end();
  await app.close();
});
