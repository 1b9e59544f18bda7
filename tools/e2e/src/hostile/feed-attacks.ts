import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateRawSync, gzipSync } from "node:zlib";
import { WebSocket } from "ws";

/** Where an attack goes. */
export interface Target {
  feedPort: number;
  httpPort: number;
}

/** What a feed may be sent, each with how it has to end: a close code with its reason, or a status. */
export const ATTACKS: [name: string, attack: (target: Target) => Promise<string>, expected: RegExp][] = [
  ["an oversized frame", (at) => sendOnce(at, "x".repeat(70_000)), /^1009/],
  ["frames without an end", sendFragments, /^1009/],
  ["no JSON", (at) => sendOnce(at, "{"), /^1008 expected JSON/],
  ["another JSON", (at) => sendOnce(at, JSON.stringify({ publish: [{}], key: "k" })), /^1008 invalid at publish/],
  ["bytes", (at) => sendOnce(at, randomBytes(1000)), /^1003/],
  ["a compressed bomb as a frame", sendBomb, /^1002/],
  ["a compressed bomb as a body", (at) => post(at, gzipBomb, { "content-encoding": "gzip" }), /^415$/],
  ["an oversized body", (at) => post(at, Buffer.alloc(2_000_000, "x")), /^413$/],
  ["a body that is none", (at) => post(at, "["), /^400$/],
  ["a flood of events", (at) => flood(at, (client) => client.send(batch(100, "small"))), /^1008 more than 1000/],
  ["events as large as they may be", sendLarge, /^1000/],
  ["a flood of pings", (at) => flood(at, (client) => client.ping()), /^1008 more than 1000/],
  ["a flood over HTTP", floodHttp, /^429$/],
  ["a page of another site", (at) => refused(at, { origin: "https://evil.example" }), /^403$/],
  ["a name that was bound anew", (at) => refused(at, { host: "evil.example" }), /^421$/],
  ["connections that are cut", cutMany, /^cut$/],
];

const large = "x".repeat(60_000);
const gzipBomb = gzipSync(Buffer.alloc(20_000_000));
const batch = (count: number, data: string) => {
  const publish = Array.from({ length: count }, () => ({ type: "flood", source: "attack", data }));
  return JSON.stringify({ publish, key: randomBytes(16).toString("hex") });
};

const upgrade = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

/** A client that reads what it is sent and throws it away. */
async function open({ feedPort }: Target): Promise<WebSocket> {
  const client = new WebSocket(`ws://127.0.0.1:${feedPort}/feed?types=none`);
  // A feed that cuts a client off resets its connection while it sends.
  client.on("error", () => undefined);
  await once(client, "message");
  return client;
}

async function ending(client: WebSocket): Promise<string> {
  const [code, reason] = await once(client, "close");
  return `${code} ${reason}`.trim();
}

async function sendOnce(target: Target, sent: string | Buffer): Promise<string> {
  const client = await open(target);
  client.send(sent);
  return ending(client);
}

async function sendFragments(target: Target): Promise<string> {
  const client = await open(target);
  for (let count = 0; count < 100; count += 1) client.send("x".repeat(1000), { fin: false });
  return ending(client);
}

/** The bit for compression, although nothing was agreed on: 20 MB of zeros in 20 kB. */
async function sendBomb({ feedPort }: Target): Promise<string> {
  const payload = deflateRawSync(Buffer.alloc(20_000_000));
  // Masked with zeros, which change nothing.
  const head = Buffer.from([0xc1, 0xfe, payload.length >> 8, payload.length & 255, 0, 0, 0, 0]);
  const client = request({ host: "127.0.0.1", port: feedPort, path: "/feed", headers: upgrade }).end();
  const [, socket] = (await once(client, "upgrade")) as [unknown, Socket];
  socket.on("error", () => undefined);
  socket.write(Buffer.concat([head, payload]));
  let received = Buffer.alloc(0);
  for await (const chunk of socket) received = Buffer.concat([received, chunk]);
  // The last frame says why: its head, and then the code.
  const close = received.lastIndexOf(0x88);
  return close < 0 ? "no code" : String(received.readUInt16BE(close + 2));
}

/** In eight rounds, they are more than the feed keeps. */
async function sendLarge(target: Target): Promise<string> {
  const client = await open(target);
  for (let count = 0; count < 40; count += 1) client.send(batch(1, large));
  client.close(1000);
  return ending(client);
}

/** As many acts of publishing as a feed remembers the keys of (10,000), from connections that keep to their rate. */
export async function fillKeys(target: Target): Promise<void> {
  for (let connection = 0; connection < 6; connection += 1) {
    const client = await open(target);
    for (let count = 0; count < 1900; count += 1) client.send(batch(1, "small"));
    client.close(1000);
    await ending(client);
  }
}

/** Sends until it is cut off. */
async function flood(target: Target, send: (client: WebSocket) => void): Promise<string> {
  const client = await open(target);
  const ended = ending(client);
  while (client.readyState === client.OPEN) {
    for (let count = 0; count < 100 && client.readyState === client.OPEN; count += 1) send(client);
    await sleep(0);
  }
  return ended;
}

async function post({ httpPort }: Target, body: string | Buffer, headers = {}): Promise<string> {
  const options = { method: "POST", headers: { "content-type": "application/json", ...headers } };
  const sent = request({ host: "127.0.0.1", port: httpPort, path: "/api/events", agent: false, ...options });
  // A body that is refused need not be read to its end.
  sent.on("error", () => undefined);
  const answered = once(sent, "response") as Promise<[IncomingMessage]>;
  sent.end(body);
  const [response] = await answered;
  response.resume();
  await once(response, "close");
  return String(response.statusCode);
}

async function floodHttp(target: Target): Promise<string> {
  const { publish } = JSON.parse(batch(100, "small"));
  for (;;) {
    const status = await post(target, JSON.stringify(publish));
    if (status !== "200") return status;
  }
}

async function refused({ feedPort }: Target, headers: Record<string, string>): Promise<string> {
  const sent = request({ host: "127.0.0.1", port: feedPort, path: "/feed", headers: { ...upgrade, ...headers } }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  return String(response.statusCode);
}

/** Some in the middle of a frame, some before the upgrade. */
async function cutMany(target: Target): Promise<string> {
  const clients = await Promise.all(Array.from({ length: 20 }, () => open(target)));
  for (const client of clients) {
    client.send("x".repeat(1000), { fin: false });
    client.terminate();
  }
  const half = connect(target.feedPort, "127.0.0.1").on("error", () => undefined);
  half.write("GET /feed HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: webs");
  await once(half, "connect");
  half.destroy();
  return "cut";
}
