import { createHash, timingSafeEqual } from "node:crypto";
import type { App } from "@berth/service";
import { Refused } from "./refused.ts";

/** A browser asks a person for a name and a password then; the name doesn't matter. RFC 7617, 2. */
const CHALLENGE = `Basic realm="Berth monitor", charset="UTF-8"`;

/**
 * Refuses every request of this scope that doesn't bring the token: as `Authorization: Bearer <token>`, or as the
 * password of HTTP Basic, which browsers can ask for.
 */
export function requireToken(app: App, token: string): void {
  app.addHook("onRequest", async ({ headers: { authorization = "" } }, reply) => {
    if (readTokens(authorization).some((given) => isSame(given, token))) return;
    reply.header("www-authenticate", CHALLENGE);
    throw new Refused(401, {
      code: "TOKEN_MISSING",
      message: "This monitor expects its token.",
      fix: "Give it as the password, or send Authorization: Bearer <token>.",
    });
  });
}

/** What a request may mean by its token. */
function readTokens(authorization: string): string[] {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const [, basic] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  // The name ends at the first colon; the password may hold more of them.
  const password = basic && /^[^:]*:(.*)$/s.exec(Buffer.from(basic, "base64").toString())?.[1];
  return [bearer, password].flatMap((given) => given ?? []);
}

/** In constant time, whatever their lengths. */
const isSame = (given: string, token: string): boolean => timingSafeEqual(hash(given), hash(token));

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
