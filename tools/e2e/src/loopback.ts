import { once } from "node:events";
import { get as request } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A number that nothing listens on at the moment. */
export const freePort = (): Promise<number> => findFreeSpan(1);

/** What answers on a port of this machine: the status and the body. Throws ECONNREFUSED where nothing does. */
export async function get(port: number, path: string): Promise<{ status?: number; body: unknown }> {
  const outgoing = request({ host: "127.0.0.1", port, path, agent: false, timeout: 10_000 });
  const [response] = await once(outgoing, "response");
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += chunk;
  return { status: response.statusCode, body: JSON.parse(body) };
}

/** Waits until something answers on a port, whatever it says. */
export async function waitUntilAnswered(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`nothing answers on ${port}`);
}

/** Says plainly that this machine, and not the product, stands in the way of a test. */
export async function requireFree(...ports: number[]): Promise<void> {
  for (const port of ports) {
    const server = createServer();
    const failed = once(server, "error").then(([error]) => error.code);
    server.listen({ host: "127.0.0.1", port });
    const code = await Promise.race([failed, once(server, "listening").then(() => undefined)]);
    server.close();
    if (code) throw new Error(`Port ${port} is taken on this machine (${code}); free it, this test needs it.`);
  }
}

/**
 * The first of so many free numbers in a row, below the ephemeral ports of every system: no outgoing connection of this
 * machine gets in the way.
 */
export async function findFreeSpan(count: number): Promise<number> {
  for (let first = 20_000 + Math.floor(Math.random() * 8_000); first + count <= 32_768; first += count) {
    const numbers = Array.from({ length: count }, (_, at) => first + at);
    if ((await Promise.all(numbers.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`This machine has no ${count} free ports in a row.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const failed = once(server, "error").then(() => false);
  server.listen({ port, exclusive: true });
  const free = await Promise.race([failed, once(server, "listening").then(() => true)]);
  server.close();
  return free;
}
