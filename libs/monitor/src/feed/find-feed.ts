import type { PortRow, Spec } from "@berth/registry";

/** The variable of the Foundation's feed, the one that services follow. */
const FOUNDATION = "FOUNDATION_PORT";

/**
 * The row of the workspace's feed: the one with the variable; else Foundation's; else the only one whose protocol is
 * WS. Undefined where there is none, or more than one.
 */
function findFeedRow(spec: Spec, variable?: string): PortRow | undefined {
  const living = spec.ports.filter(({ status }) => status !== "retired");
  if (variable !== undefined) return living.find(({ env }) => env === variable);
  const sockets = living.filter(({ protocol }) => protocol === "WS");
  return sockets.find(({ env }) => env === FOUNDATION) ?? (sockets.length === 1 ? sockets[0] : undefined);
}

/** Where a feed answers. */
export interface FeedAddress {
  /** Such as `ws://127.0.0.1:9000/feed`. */
  url: string;
  /** What it expects of its followers. */
  token?: string | undefined;
  /** The service that serves it, and its port by the spec. */
  service?: string | undefined;
  port?: number | undefined;
}

/** The feed of a workspace on this machine, as the environment and the spec say; undefined where it has none. */
export function findFeed(
  spec: Spec | undefined,
  variable?: string,
  env: NodeJS.ProcessEnv = process.env,
): FeedAddress | undefined {
  const row = spec && findFeedRow(spec, variable);
  if (!row) return undefined;
  const moved = /^[1-9]\d{0,4}$/.exec(env[row.env] ?? "")?.[0];
  const token = env["FOUNDATION_TOKEN"];
  const url = `ws://127.0.0.1:${moved ?? row.port}/feed`;
  return { url, service: row.service, port: row.port, ...(token && { token }) };
}
