import type { WebSocket } from "ws";

/**
 * Pings a client, and ends its connection when it has not answered by the next ping.
 * @param beat called with each ping.
 * @returns a function that ends the pings.
 */
export function pingRegularly(client: WebSocket, everyMs: number, beat: () => void): () => void {
  let alive = true;
  client.on("pong", () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return client.terminate();
    alive = false;
    client.ping();
    beat();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
