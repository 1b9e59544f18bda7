import { once } from "node:events";
import { createServer } from "node:net";

/** Returns a port that is free at the moment. */
export async function pickPort(): Promise<number> {
  const { port, release } = await holdPort();
  await release();
  return port;
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
