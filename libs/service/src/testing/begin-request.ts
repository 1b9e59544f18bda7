import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";

/** An answer as text, with what matters of its head. */
export interface ReceivedAnswer {
  status: number | undefined;
  body: string;
}

/** A request that the server has accepted and can't answer yet. */
export interface BegunRequest {
  /** Sends the body and returns the answer. */
  finish: () => Promise<ReceivedAnswer>;
}

/**
 * Posts to 127.0.0.1 and holds the body back. Resolves when the server has read the head: it says so itself, by
 * `100 Continue` (RFC 9110, 10.1.1), so no test has to wait for luck.
 */
export async function beginRequest(port: number, path: string, body: unknown): Promise<BegunRequest> {
  const text = JSON.stringify(body);
  const outgoing = request({
    host: "127.0.0.1",
    port,
    path,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
      expect: "100-continue",
    },
  });
  outgoing.flushHeaders();
  await once(outgoing, "continue");
  return {
    finish: async () => {
      const arrived = once(outgoing, "response");
      outgoing.end(text);
      const [response]: [IncomingMessage] = (await arrived) as [IncomingMessage];
      let received = "";
      for await (const chunk of response.setEncoding("utf8")) received += chunk;
      return { status: response.statusCode, body: received };
    },
  };
}
