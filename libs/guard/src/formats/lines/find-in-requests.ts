import type { PortPlace } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { linesOf } from "./lines-of.ts";

const METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|GRAPHQL|GRPC|WEBSOCKET";
const CALLED = new RegExp(String.raw`^\s*(?:(?:${METHODS})\s+|https?://|wss?://|@[\w.-]+\s*=|host:\s*)`, "i");

/** Ports in the requests of .http and .rest files: their lines, variables and hosts, not what they send. */
export function findInRequests(text: string): PortPlace[] {
  return linesOf(text).flatMap(({ line, start }) => {
    if (!CALLED.test(line)) return [];
    const lead = /^\s*(?:@[\w.-]+\s*=|host:|[A-Z]+\s)\s*/i.exec(line)?.[0].length ?? 0;
    return findInValue(line.slice(lead), start + lead);
  });
}
