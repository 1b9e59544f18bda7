import { WebSocket } from "ws";
import type { Source } from "./source.ts";

/** A longer frame ends the connection before it fills the memory. */
const limits = { maxPayload: 1024 * 1024, handshakeTimeout: 10_000, perMessageDeflate: false };
const wait = { least: 1_000, most: 30_000 };
/** Milliseconds without a frame or a ping after which the other end counts as gone. */
const silenceMs = 60_000;

/**
 * A WebSocket outside of this workspace. A connection that is lost or silent is made again, after a random wait whose
 * bound doubles with each failure.
 */
export function openSource(url: string): Source {
  let socket: WebSocket | undefined;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let away: string | undefined = "is not connected yet";

  const connect = (onFrame: (text: string) => void) => {
    const current = new WebSocket(url, limits);
    socket = current;
    const silence = setTimeout(() => current.terminate(), silenceMs);
    current.on("open", () => {
      away = undefined;
    });
    current.on("ping", () => silence.refresh());
    current.on("message", (message) => {
      failures = 0;
      silence.refresh();
      onFrame(String(message));
    });
    let cause = "it closed the connection";
    current.on("error", ({ message }) => {
      cause = message;
    });
    current.on("close", () => {
      clearTimeout(silence);
      away = `is away: ${cause}`;
      retry = setTimeout(() => connect(onFrame), Math.random() * Math.min(wait.most, wait.least * 2 ** failures));
      failures += 1;
    });
  };
  return {
    kind: "websocket",
    start: connect,
    stop: () => {
      socket?.removeAllListeners("close").terminate();
      clearTimeout(retry);
    },
    // Without user, password, path and query: a reason is for everybody.
    away: () => away && `The source at ${new URL(url).host} ${away}.`,
  };
}
