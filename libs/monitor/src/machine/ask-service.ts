import { Agent, request } from "node:http";

/** A service answers at once; what hangs is not ready. */
const LIMIT_MS = 1000;
const MAX_BYTES = 64 * 1024;

/** One connection to each service stays open: a new one for each question costs both sides more than the answer. */
const agent = new Agent({ keepAlive: true, maxSockets: 1, keepAliveMsecs: 60_000 });

/** What a service answered. */
export interface Answer {
  status: number;
  /** Parsed JSON; undefined for anything else. */
  body: unknown;
  /** Milliseconds until the head of the answer. */
  ms: number;
}

/** Asks a service of this machine. Resolves to why there is no answer, in a few words, where there is none. */
export function askService(host: string, port: number, path: string): Promise<Answer | string> {
  return new Promise((resolve) => {
    const begin = performance.now();
    const outgoing = request({ host, port, path, agent, timeout: LIMIT_MS, headers: { accept: "application/json" } });
    // A limit on silence alone would let a slow drip of bytes go on for ever.
    const limit = setTimeout(() => outgoing.destroy(new Error("late")), LIMIT_MS).unref();
    outgoing.on("timeout", () => outgoing.destroy(new Error("late")));
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(limit);
      resolve(describe(error));
    });
    outgoing.on("response", (response) => {
      const ms = performance.now() - begin;
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > MAX_BYTES) response.destroy();
      });
      response.on("error", () => undefined);
      response.on("close", () => {
        clearTimeout(limit);
        resolve({ status: response.statusCode ?? 0, body: parse(text), ms });
      });
    });
    outgoing.end();
  });
}

/** Closes the connections that stayed open. */
export const forgetServices = (): void => agent.destroy();

function describe({ code = "", message }: NodeJS.ErrnoException): string {
  if (message === "late") return "does not answer within 1 s";
  if (code === "ECONNREFUSED") return "refuses connections";
  return code.startsWith("HPE_") ? "does not answer in HTTP" : "closes the connection without an answer";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
