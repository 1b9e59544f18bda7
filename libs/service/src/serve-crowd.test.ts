import { once } from "node:events";
import { Agent, request } from "node:http";
import { expect, it, onTestFinished, vi } from "vitest";
import { startService } from "../test/start-service.ts";

vi.setConfig({ testTimeout: 300_000 });

const clients = 200;

/** Asks with this id; resolves with what the answer says of its connection. Rejects when there is no whole answer. */
async function ask(port: number, id: string, agent: Agent): Promise<string | undefined> {
  const headers = { "x-request-id": id };
  const outgoing = request({ host: "127.0.0.1", port, path: "/", agent, headers }).end();
  const [response] = await once(outgoing, "response");
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += chunk;
  expect([response.statusCode, body]).toEqual([200, '{"here":true}']);
  return response.headers.connection;
}

it("answers every request it accepted of 200 keep-alive clients on SIGTERM, in 20 restarts in a row", async () => {
  for (let restart = 1; restart <= 20; restart++) {
    const service = await startService();
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    onTestFinished(() => agent.destroy());
    const answered = new Set<string>();
    let stop = () => {};
    const enough = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const askUntilRefused = async (client: number) => {
      for (let count = 0; ; count++) {
        const id = `${client}-${count}`;
        try {
          await ask(service.port, id, agent);
        } catch {
          // Refused, or met a connection that was just being closed: the server's own list says whether it was
          // accepted.
          return;
        }
        answered.add(id);
        if (answered.size === 4 * clients) stop();
      }
    };
    const done = Promise.all(Array.from({ length: clients }, (_, client) => askUntilRefused(client)));
    await enough;
    service.signal("SIGTERM");
    expect(await service.ended, `restart ${restart}`).toEqual({ code: 0, signal: null });
    await done;
    const lines = service
      .stdout()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const accepted = lines.filter(({ msg }) => msg === "arrived").map(({ reqId }) => reqId);
    expect(accepted.length).toBeGreaterThanOrEqual(4 * clients);
    expect(
      accepted.filter((id) => !answered.has(id)),
      `restart ${restart}`,
    ).toEqual([]);
    agent.destroy();
  }
});
