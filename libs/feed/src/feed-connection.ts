import type { WebSocket } from "ws";
import { chooseWait, type FollowTiming } from "./follow-timing.ts";

/** The part of a logger that a follower uses. */
export type FollowerLog = Record<"debug" | "info" | "warn" | "error", (fields: object, message: string) => void>;

export interface ConnectionOptions {
  /** Asked before each attempt: it says where to go on. */
  url: () => string;
  headers: Record<string, string>;
  timing: FollowTiming;
  log: FollowerLog;
  /** An attempt begins. */
  onBegin: () => void;
  /** Takes a frame. When it throws, the connection is cut and made again. */
  onText: (text: string) => void;
  /** A connection is lost, or an attempt has failed. */
  onLost: (code: number, reason: string) => void;
}

/** One WebSocket to a feed, made again after growing waits whenever it is lost, or silent for too long. */
export class FeedConnection {
  readonly #options: ConnectionOptions;
  #socket: WebSocket | undefined;
  #attempts = 0;
  #retry: NodeJS.Timeout | undefined;
  #closing = false;
  /** A connection that is not open yet cannot be paused. */
  #paused = false;
  /** Why the last connection was lost. */
  cause = "";

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { headers, onBegin, timing, url } = this.#options;
    const { WebSocket } = await import("ws");
    if (this.#closing) return;
    const limits = { handshakeTimeout: timing.handshakeMs, perMessageDeflate: false };
    this.#socket = new WebSocket(url(), { ...limits, headers });
    onBegin();
    this.#watch(this.#socket);
    this.#read(this.#socket);
  }

  send(text: string): void {
    this.#socket?.send(text);
  }

  pause(): void {
    this.#paused = true;
    this.#socket?.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#socket?.resume();
  }

  /** Ends the connection; no other one follows. */
  close(): void {
    this.#closing = true;
    clearTimeout(this.#retry);
    const last = this.#socket;
    last?.close(1000, "stopping");
    // The other end may not answer; the process must not wait for it.
    setTimeout(() => last?.terminate(), this.#options.timing.closeMs).unref();
  }

  /** The feed pings; a connection whose other end is gone without a word says nothing at all. */
  #watch(socket: WebSocket): void {
    const { silenceMs, steadyMs } = this.#options.timing;
    let silence: NodeJS.Timeout | undefined;
    let steady: NodeJS.Timeout | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => (socket.isPaused ? listen() : socket.terminate()), silenceMs).unref();
    };
    listen();
    socket.on("ping", listen);
    socket.on("message", listen);
    socket.on("open", () => {
      steady = setTimeout(() => {
        this.#attempts = 0;
      }, steadyMs).unref();
    });
    socket.on("close", () => {
      clearTimeout(silence);
      clearTimeout(steady);
    });
  }

  #read(socket: WebSocket): void {
    const { log, onText } = this.#options;
    socket.on("open", () => {
      if (this.#paused) socket.pause();
    });
    socket.on("message", (message) => {
      try {
        onText(String(message));
      } catch (err) {
        log.error({ err }, "the feed sent an invalid frame");
        socket.terminate();
      }
    });
    // `close` follows, and tells what it means.
    let cause: string | undefined;
    socket.on("error", (error) => {
      cause = error.message;
    });
    socket.on("close", (code, reason) => this.#lose(code, String(reason), cause));
  }

  #lose(code: number, reason: string, cause = reason): void {
    const { log, onLost, timing } = this.#options;
    this.cause = cause;
    onLost(code, reason);
    if (this.#closing) return;
    const waitMs = chooseWait(this.#attempts, timing.wait);
    // One line for each outage at info; the attempts that follow are for debugging.
    log[this.#attempts === 0 ? "info" : "debug"](
      { code, waitMs, ...(cause === "" ? {} : { cause }) },
      "not connected to the feed; trying again",
    );
    this.#attempts += 1;
    this.#retry = setTimeout(() => void this.open(), waitMs);
  }
}
