import type { PortRow, Spec } from "@berth/registry";

/** The path at which a feed is served. */
export const FEED_PATH = "/feed";

/**
 * The one WebSocket that may be connected to (rule 4 of the VECTRA specification): the first exclusive row that speaks
 * WS. A spec without such a row has no such rule.
 */
export function findFeed(spec: Spec): PortRow | undefined {
  return spec.ports.find(
    ({ exclusive, protocol, status }) => exclusive && protocol.includes("WS") && status !== "retired",
  );
}
