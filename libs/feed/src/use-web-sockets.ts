import type { App, FastifyInstance } from "@berth/service";
import { closeCode } from "./close-code.ts";

/** Bytes of one frame from a client; what is longer is published over HTTP. */
export const maxIncoming = 64 * 1024;

/** Milliseconds that a client has to say goodbye, before its connection is cut. */
const closeMs = 5_000;

const options = {
  maxPayload: maxIncoming,
  /** Without compression, no frame is larger than what arrives. */
  perMessageDeflate: false,
  /** `listenToClient` answers pings, and counts them: ws ends a flood of them without a code. */
  autoPong: false,
  closeTimeout: closeMs,
};

/** The plugin listens for upgrades of the whole server, so it is registered once, however many feeds an app has. */
export async function useWebSockets(app: App): Promise<void> {
  if (app.hasDecorator("websocketServer")) return;
  const { default: websocket } = await import("@fastify/websocket");
  await app.register(websocket, {
    options,
    preClose(this: FastifyInstance, done: () => void) {
      const { websocketServer } = this;
      for (const client of websocketServer.clients) client.close(closeCode.goingAway, "stopping");
      websocketServer.close(() => undefined);
      done();
    },
    // The client has been told the code of what is wrong with its frame, and is cut off after `closeMs` at the latest.
    errorHandler: (error: Error, _client: unknown, request: { log: App["log"] }) => {
      request.log.info({ err: error }, "a follower of the feed was disconnected");
    },
  });
}
