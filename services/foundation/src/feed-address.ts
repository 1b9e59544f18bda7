import { isIPv6 } from "node:net";
import { readPeer } from "@berth/service";
import type { Config } from "./config.ts";

/** Where this process itself reaches the feed that it serves, with the token that the feed expects. */
export function feedAddress({ FOUNDATION_TOKEN: token, HOST }: Config) {
  const { port } = readPeer("FOUNDATION_PORT");
  const url = `ws://${hostOf(HOST)}:${port}/feed`;
  return { url, port, service: "foundation", ...(token !== undefined && { token }) };
}

/** Who listens on all addresses listens on loopback, too. */
function hostOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return isIPv6(host) ? `[${host}]` : host;
}
