import { randomBytes, timingSafeEqual } from "node:crypto";
import type { App } from "@berth/service";
import { Refused } from "./refused.ts";

/** What the page alone knows: only who can read the page of this process may act through it. */
export interface PageToken {
  text: string;
  /** Refuses every request of this scope that changes something and doesn't bring the token in `x-berth-token`. */
  require(app: App): void;
}

export function createPageToken(): PageToken {
  const text = randomBytes(24).toString("base64url");
  return {
    text,
    require(app) {
      app.addHook("onRequest", async ({ headers, method }) => {
        if (method === "GET" || method === "HEAD") return;
        if (!isSame(String(headers["x-berth-token"] ?? ""), text))
          throw new Refused(403, {
            code: "TOKEN_MISSING",
            message: "The request lacks the token of the page, or the monitor was started again since.",
            fix: "Load the page again.",
          });
      });
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
