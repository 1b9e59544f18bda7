import { EventEmitter, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { serviceHolder } from "../../test/holders.ts";
import type { Health } from "../state/health.ts";
import { HealthChecks } from "./health-checks.ts";

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** The first thing that is told of a server. */
async function ask(server: Server): Promise<Health> {
  const port = await listen(server);
  return new Promise((resolve) => {
    const checks = new HealthChecks((_, health) => resolve(health));
    onTestFinished(() => checks.stop());
    checks.setTargets(new Map([[port, { holding: "own", holders: [serviceHolder("orders")] }]]));
  });
}

const answering = (answer: RequestListener) => ask(createServer(answer));

it("tells a service that is ready, with its version and latency", async () => {
  const health = await answering((request, response) => {
    response.end(request.url === "/health" ? '{"service":"orders","version":"1.2.0"}' : '{"status":"ok"}');
  });
  expect(health).toEqual({ isReady: true, reason: "", isBerth: true, version: "1.2.0", latency: expect.any(Number) });
});

it("tells a service that is not ready, and why", async () => {
  const health = await answering((_, response) => void response.writeHead(503).end('{"reasons":["no disk"]}'));
  expect(health).toMatchObject({ isReady: false, reason: "no disk" });
});

it("tells a program that hangs, one that speaks no HTTP, and one that drips", async () => {
  expect(await answering(() => undefined)).toMatchObject({ isReady: false, reason: "does not answer within 1 s" });
  const noise = createTcpServer((socket) => void socket.on("error", () => undefined).end("SSH-2.0\r\n"));
  expect(await ask(noise)).toEqual({ isReady: false, reason: "does not answer in HTTP" });
  const endless = createServer((_, response) => {
    response.write("x".repeat(200_000));
  });
  expect(await ask(endless)).toMatchObject({ isReady: true, reason: "" });
});

it("leaves a service alone that has answered, until a page is open", async () => {
  let asked = 0;
  const port = await listen(
    createServer((_, response) => {
      asked += 1;
      response.end("{}");
    }),
  );
  const told = new EventEmitter();
  const checks = new HealthChecks(() => told.emit("health"));
  onTestFinished(() => checks.stop());
  const seen = { holding: "own" as const, holders: [serviceHolder("orders")] };
  const first = once(told, "health");
  checks.setTargets(new Map([[port, seen]]));
  await first;
  expect([asked, checks.isComplete]).toEqual([2, true]);
  checks.setTargets(new Map([[port, { ...seen, health: { isReady: true, reason: "" } }]]));
  const again = once(told, "health");
  checks.setFollowed(true);
  await again;
  expect(asked).toBeGreaterThan(2);
});
