import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A git server that takes every call and never says a word. */
export interface SilentRemote {
  url: string;
  /** How many have called. */
  calls(): number;
  close(): void;
}

export async function openSilentRemote(): Promise<SilentRemote> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    sockets.push(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `git://127.0.0.1:${address.port}/silent.git`,
    calls: () => sockets.length,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
