import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/**
 * Throws when a request does not bring the token of this feed as `Authorization: Bearer …` (RFC 6750, 2.1). Without a
 * token the feed is open to all that reach it.
 * @throws an error that answers 401.
 */
export function requireToken({ authorization = "" }: IncomingHttpHeaders, token: string | undefined): void {
  if (token === undefined) return;
  const [, given] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (given !== undefined && timingSafeEqual(hash(given), hash(token))) return;
  throw Object.assign(new Error("This feed expects its token: Authorization: Bearer <token>."), { statusCode: 401 });
}

/** Texts of any length in equal ones, which can be compared in constant time. */
function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
