import { type Failure, mainRowOf, type PortRow, type Protocol, rangeOf, type Spec } from "@berth/registry";
import { speaksWs } from "./protocols.ts";

/**
 * The id of the template for a service with these rows: what was asked for, else what the range of its main row
 * names, else `websocket` where a port speaks WebSocket, else `http`.
 */
export function chooseTemplate(spec: Spec, rows: readonly PortRow[], asked: string | undefined): string {
  if (asked !== undefined) return asked;
  const main = mainRowOf(rows, rows[0]?.service ?? "");
  const ofRange = main && rangeOf(spec, main.port)?.template;
  return ofRange ?? (rows.some(speaksWs) ? "websocket" : "http");
}

/**
 * What a new service speaks if nobody says: what its template is for. Undefined where no template asks for anything.
 */
export function defaultProtocol(
  spec: Spec,
  request: { template?: string | undefined; range?: string | undefined; port?: number | undefined },
): Protocol | undefined {
  const range =
    request.port === undefined ? spec.ranges.find(({ id }) => id === request.range) : rangeOf(spec, request.port);
  return (request.template ?? range?.template) === "websocket" ? "HTTP/WS" : undefined;
}

/** Why this template can't make a service of these rows; undefined where it can. */
export function findMisfit(id: string, rows: readonly PortRow[]): Failure | undefined {
  if (id !== "websocket" || rows.some(speaksWs)) return undefined;
  return {
    code: "ROW_DIFFERS",
    message:
      `The template websocket serves a feed, but by the spec ${rows[0]?.service} speaks ` +
      `${rows.map(({ protocol }) => protocol).join(" and ")}.`,
    fix: "Take the template http, or give the row the protocol WS or HTTP/WS.",
  };
}
