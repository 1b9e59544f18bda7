import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { openConnection } from "../../test/get.ts";
import { createApp } from "../create-app.ts";
import { isLoopbackHost } from "./loopback-host.ts";

async function listenOn(host: string): Promise<number> {
  const app = await createApp({
    service: "price-alerts",
    logLevel: "fatal",
    app: async (scope) => {
      scope.get("/", async () => ({ here: true }));
      scope.post("/events", async () => ({ published: true }));
    },
  });
  onTestFinished(() => app.close());
  await app.listen({ host, port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Sends the head as it is and returns the status of the answer. */
async function statusOf(port: number, head: string): Promise<number> {
  const { socket, text } = await openConnection(port);
  socket.write(`${head}\r\nConnection: close\r\n\r\n`);
  await once(socket, "close");
  return Number(text().split(" ")[1]);
}

const evil = "Host: evil.example";

describe("a service on loopback", () => {
  it.each([
    `GET / HTTP/1.1\r\n${evil}`,
    `POST /events HTTP/1.1\r\n${evil}:9000`,
    `GET /livez HTTP/1.1\r\n${evil}`,
    `GET /metrics HTTP/1.1\r\n${evil}`,
    `GET /docs/json HTTP/1.1\r\n${evil}`,
    `GET /nowhere HTTP/1.1\r\n${evil}`,
    "GET / HTTP/1.1\r\nHost: localhost.evil.example",
    "GET / HTTP/1.1\r\nHost: 192.0.2.1",
    "GET / HTTP/1.1\r\nHost: ",
    "GET http://evil.example/ HTTP/1.1\r\nHost: localhost",
  ])("refuses a page from elsewhere: %j", async (head) => {
    expect(await statusOf(await listenOn("127.0.0.1"), head)).toBe(421);
  });

  it.each([
    ["localhost", evil],
    [evil.slice(6), "host: localhost"],
    ["localhost", "HOST: localhost"],
  ])("refuses two Host headers: %s and %s", async (first, second) => {
    expect(await statusOf(await listenOn("127.0.0.1"), `GET / HTTP/1.1\r\nHost: ${first}\r\n${second}`)).toBe(400);
  });

  it.each(["localhost", "LOCALHOST:8080", "app.localhost", "127.0.0.1", "127.9.9.9:1", "[::1]:80"])(
    "answers to %s",
    async (host) => {
      expect(await statusOf(await listenOn("127.0.0.1"), `GET / HTTP/1.1\r\nHost: ${host}`)).toBe(200);
    },
  );

  it("refuses the same way in a test that injects", async () => {
    const app = await createApp({ service: "a", logLevel: "fatal", app: async () => {} });
    onTestFinished(() => app.close());
    const answer = await app.inject({ url: "/livez", headers: { host: "evil.example" } });
    expect(answer.statusCode).toBe(421);
    expect(answer.json().message).toContain("localhost");
  });
});

it("a service on all interfaces leaves names to its proxy, and still refuses two Host headers", async () => {
  const port = await listenOn("0.0.0.0");
  expect(await statusOf(port, "GET / HTTP/1.1\r\nHost: shop.example")).toBe(200);
  expect(await statusOf(port, "GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example")).toBe(400);
});

it.each([
  "",
  "evil.example",
  "localhost@evil.example",
  "localhost/",
  "127.0.0.1.evil.example",
  "127.1",
  "[::2]",
  "::1",
  "notlocalhost",
])("%j is no name of this machine", (authority) => {
  expect(isLoopbackHost(authority)).toBe(false);
});
