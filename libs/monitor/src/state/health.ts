import type { PortRow } from "@berth/registry";

/** What a service last said of itself. */
export interface Health {
  isReady: boolean;
  /** Why it isn't; or what it tells besides, such as `follows the feed`. */
  reason: string;
  /** Whether it is a service made by Berth, which has /docs and /metrics. */
  isBerth?: boolean;
  version?: string;
  /** Median of the last answers, in milliseconds. */
  latency?: number;
}

const HTTP = new Set(["HTTP", "WS", "HTTP/WS"]);

/** Whether a service on this port can be asked for its health; a WebSocket server answers HTTP as well. */
export const hasHealth = ({ image, protocol }: PortRow): boolean => HTTP.has(protocol) && image === undefined;
