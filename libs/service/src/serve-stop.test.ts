import { once } from "node:events";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { get, openConnection } from "../test/get.ts";
import { startService } from "../test/start-service.ts";

vi.setConfig({ testTimeout: 30_000 });

const drained = { code: 0, signal: null };

function makeAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return agent;
}

describe("serve, on a signal", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "answers the request in flight on %s and ends with status 0",
    async (name) => {
      const service = await startService();
      const answer = get(service.port, "/slow", makeAgent());
      await service.says('"/slow"');
      service.signal(name);
      expect(await answer).toEqual({ status: 200, connection: "close", body: '{"slow":true}' });
      expect(await service.ended).toEqual(drained);
      expect(service.stdout()).toContain(`"signal":"${name}","msg":"stopping"`);
      expect(service.stderr()).toBe("");
    },
  );

  it("closes connections that are idle, silent, or become idle while it drains", async () => {
    const service = await startService();
    const idle = makeAgent();
    await get(service.port, "/", idle);
    const silent = await openConnection(service.port);
    const halfSent = await openConnection(service.port);
    halfSent.socket.write("GET / HTTP/1.1\r\nHos");
    const stream = await openConnection(service.port);
    stream.socket.write("GET /stream HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await service.says('"/stream"');
    service.signal("SIGTERM");
    // Not the forced exit after 10 s, which would be status 1.
    expect(await service.ended).toEqual(drained);
    expect(stream.text()).toContain("end");
    expect(silent.text()).toBe("");
  });

  it("answers what arrives on an open connection while it drains, readiness with 503", async () => {
    const service = await startService();
    const { socket, text } = await openConnection(service.port);
    socket.write("GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await service.says('"/slow"');
    service.signal("SIGTERM");
    await service.says('"stopping"');
    socket.write("GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await once(socket, "close");
    const [slow = "", ready = ""] = text().split(/(?=HTTP\/1\.1 )/);
    expect(slow).toMatch(/^HTTP\/1\.1 200 .*\{"slow":true\}$/s);
    expect(ready).toMatch(/^HTTP\/1\.1 503 .*connection: close.*\{"status":"stopping"\}$/is);
    expect(await service.ended).toEqual(drained);
  });

  it("answers every request that was waiting behind another on its connection", async () => {
    const service = await startService();
    const { socket, text } = await openConnection(service.port);
    socket.write("GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(3));
    await service.says('"/slow"');
    service.signal("SIGTERM");
    await once(socket, "close");
    expect(text().match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
    expect(await service.ended).toEqual(drained);
  });

  it("serves on with readiness at 503 for SHUTDOWN_DELAY_MS, so that load balancers notice", async () => {
    const service = await startService({ SHUTDOWN_DELAY_MS: "3000" });
    const agent = makeAgent();
    expect((await get(service.port, "/", agent)).connection).toBe("keep-alive");
    service.signal("SIGTERM");
    await service.says('"stopping"');
    expect(await get(service.port, "/readyz")).toMatchObject({ status: 503 });
    expect(JSON.parse((await get(service.port, "/health")).body)).toMatchObject({
      status: "stopping",
    });
    expect(await get(service.port, "/", agent)).toEqual({
      status: 200,
      connection: "close",
      body: '{"here":true}',
    });
    expect(await service.ended).toEqual(drained);
  });

  it("gives up after SHUTDOWN_TIMEOUT_MS, with status 1", async () => {
    const service = await startService({ SHUTDOWN_TIMEOUT_MS: "300" });
    const { socket } = await openConnection(service.port);
    socket.write("GET /never HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await service.says('"/never"');
    service.signal("SIGTERM");
    expect((await service.ended).code).toBe(1);
    expect(service.stdout()).toContain("stopped with requests unanswered: out of time");
  });

  it("ends at once on a second signal", async () => {
    const service = await startService({ SHUTDOWN_TIMEOUT_MS: "60000" });
    const { socket } = await openConnection(service.port);
    socket.write("GET /never HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await service.says('"/never"');
    service.signal("SIGTERM");
    await service.says('"stopping"');
    await sleep(200);
    service.signal("SIGTERM");
    expect((await service.ended).code).toBe(1);
    expect(service.stdout()).toContain("stopped at once by a second signal");
  });

  it("takes the echo of a task runner for the same signal", async () => {
    const service = await startService();
    const answer = get(service.port, "/slow", makeAgent());
    await service.says('"/slow"');
    service.signal("SIGINT");
    service.signal("SIGTERM");
    expect((await answer).status).toBe(200);
    expect(await service.ended).toEqual(drained);
  });

  it("goes on after SIGHUP when it has no terminal, as nohup promises", async () => {
    const service = await startService();
    service.signal("SIGHUP");
    await sleep(200);
    expect((await get(service.port, "/")).status).toBe(200);
    service.signal("SIGTERM");
    expect(await service.ended).toEqual(drained);
  });

  it("logs an uncaught error, answers what is in flight and ends with status 1", async () => {
    const service = await startService();
    const answer = get(service.port, "/slow", makeAgent());
    await service.says('"/slow"');
    await get(service.port, "/crash");
    expect((await answer).status).toBe(200);
    expect((await service.ended).code).toBe(1);
    expect(service.stdout()).toContain("out of a timer");
  });
});
