import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ephemeral ports of every system: neither `listen(0)` nor an outgoing connection takes one of these. */
const FIRST = 10_240;
const COUNT = 9_000;

/**
 * Returns a port of 127.0.0.1 that is free at the moment, and that only another caller of this function may take before
 * you use it, one time in thousands.
 */
export async function pickPort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** A port of 127.0.0.1 that this process holds until it lets go of it. */
export interface HeldPort {
  port: number;
  release: () => Promise<void>;
}

/** Takes any free port of 127.0.0.1 and answers nothing on it: what a service finds when a stranger was first. */
export async function holdPort(): Promise<HeldPort> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  const release = async () => {
    server.close();
    await once(server, "close");
  };
  return { port: address.port, release };
}
