import type { PortRow } from "../spec.ts";
import type { Protocol } from "../spec-schema.ts";

/** Whether clients of this protocol are given a URL. */
export const hasUrl = (protocol: Protocol): boolean => protocol !== "TCP" && protocol !== "UDP";

/**
 * The value of the row's URL variable: where a program on this machine reaches the port. `http` for WebSockets as well,
 * as in the CARTA policy that this comes from: clients upgrade, and a page would have to change its scheme with its host.
 */
export const urlOf = ({ port }: Pick<PortRow, "port">): string => `http://localhost:${port}`;
