import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Carries the id of a request between services, so that one search finds its lines in all their logs. */
export const REQUEST_ID_HEADER = "x-request-id";

/** UUIDs, trace ids and the like; nothing that could break a log line, a header or a shell when it is pasted. */
const SANE_TOKEN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Of this process: with a count behind it, an id is unique and costs no randomness for each request. */
const prefix = randomBytes(9).toString("base64url").replace(/[-_]/g, "0");
let count = 0;

/** Returns the caller's request id when it is a sane token, else a new one such as `Zk3v0QmPw1aX-1c`. */
export function chooseRequestId(request: IncomingMessage): string {
  const given = request.headers[REQUEST_ID_HEADER];
  if (given !== undefined && typeof given === "string" && SANE_TOKEN.test(given)) return given;
  count += 1;
  return `${prefix}-${count.toString(36)}`;
}
