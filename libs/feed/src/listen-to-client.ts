import type { WebSocket } from "ws";
import { closeCode } from "./close-code.ts";
import type { NewEvent } from "./event.ts";
import { EventRefused } from "./event-json.ts";
import { publishFrame } from "./feed-frames.ts";
import { publishRate, RateLimit } from "./rate-limit.ts";

export interface ListenOptions {
  /** Publishes and returns the ids; without it, the feed takes nothing from its followers. */
  publish: ((events: NewEvent[], key: string) => number[]) | undefined;
  /** Bytes that may wait in this client's buffers. */
  maxWaiting: number;
}

/**
 * Takes what a client sends: frames that publish, pings and pongs. Whatever the client may not send, or not so often,
 * ends its connection with a code and a reason; nothing of that frame is published.
 */
export function listenToClient(client: WebSocket, { publish, maxWaiting }: ListenOptions): void {
  const rate = new RateLimit(publishRate.perSecond, publishRate.burst);
  const refuse = (code: number, reason: string) => {
    if (client.readyState === client.OPEN) client.close(code, printable(reason));
  };
  /** A client that sends and never reads would collect answers. */
  const count = (events: number) => {
    if (client.bufferedAmount > 2 * maxWaiting) refuse(closeCode.tryAgainLater, "too slow: answers wait to be read");
    else if (!rate.take(events)) refuse(closeCode.policy, `more than ${publishRate.perSecond} events a second`);
    return client.readyState === client.OPEN;
  };
  client.on("ping", (data) => {
    if (count(1)) client.pong(data);
  });
  client.on("pong", () => count(1));
  client.on("message", (message, isBinary) => {
    if (client.readyState !== client.OPEN) return;
    if (!publish) return refuse(closeCode.policy, "this feed takes no events from its followers");
    if (isBinary) return refuse(closeCode.unsupported, "expected text");
    const frame = readFrame(String(message));
    if (typeof frame === "string") return refuse(closeCode.policy, frame);
    if (!count(frame.publish.length)) return;
    try {
      const ids = publish(frame.publish, frame.key);
      client.send(JSON.stringify({ published: { key: frame.key, ids } }));
    } catch (error) {
      if (!(error instanceof EventRefused)) throw error;
      refuse(closeCode.policy, error.message);
    }
  });
}

/** What a frame publishes, or what is wrong with it. */
function readFrame(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "expected JSON";
  }
  const { success, data, error } = publishFrame.safeParse(json);
  if (success) return data;
  const [issue] = error.issues;
  return `invalid at ${issue?.path.join(".") || "the top"}: ${issue?.message}`;
}

/** A reason has at most 123 bytes (RFC 6455, 5.5.1). */
function printable(reason: string): string {
  return reason.replace(/[^ -~]/g, "?").slice(0, 123);
}
