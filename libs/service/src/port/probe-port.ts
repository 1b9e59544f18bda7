import { createServer } from "node:net";

/**
 * The four addresses whose listeners can shadow one another. One probe of `::` would find all of them on Linux, but
 * macOS lets a wildcard and a specific address share a port, and IPv6 may be off (docs/design.md 6.2).
 */
const PROBED_ADDRESSES = ["0.0.0.0", "::", "127.0.0.1", "::1"] as const;

/**
 * Returns those of the four addresses on which the port is in use. Leaves nothing open.
 * Only EADDRINUSE counts: a missing address family or a missing privilege is for the real bind to judge.
 */
export async function probePort(port: number): Promise<string[]> {
  const busy: string[] = [];
  // One after the other: two of our own probes would find each other.
  for (const address of PROBED_ADDRESSES) {
    if (await isBusy(address, port)) busy.push(address);
  }
  return busy;
}

function isBusy(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    // Node has no bind without listen: a client that connects in this instant is closed, not served by a probe.
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE"));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
