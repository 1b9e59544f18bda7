import type { PortView, ServiceView } from "../../../src/api/monitor-state.ts";
import { wordOf } from "./word-of.ts";

export interface Reason {
  /** The state in words, which stands out. */
  lead: string;
  /** With what joins it to the lead. */
  rest: string;
}

/**
 * What a row says about one port of its service: the service's own words for the port that has the worst state.
 * @param lasting how long it is down, such as `77 s`; undefined where it is unknown.
 */
export function reasonOf(service: ServiceView, view: PortView, isWorst: boolean, lasting?: string): Reason {
  const reason = told(service, view, isWorst);
  if (reason.lead !== "down" || lasting === undefined || reason.rest.startsWith(" for ")) return reason;
  return { lead: "down", rest: ` for ${lasting}${reason.rest.replace(/^: /, ", ")}` };
}

function told(service: ServiceView, view: PortView, isWorst: boolean): Reason {
  if (service.action) return { lead: service.action, rest: "" };
  if (isWorst && service.reason) return splitReason(service.reason);
  const lead = view.state === "up" ? "ready" : wordOf(view.state);
  return { lead, rest: view.reason ? `: ${view.reason}` : "" };
}

/** `down for 77 s, exited with 1` as its lead `down` and the rest. */
function splitReason(reason: string): Reason {
  const end = /,|:| for \d/.exec(reason)?.index ?? reason.length;
  return { lead: reason.slice(0, end), rest: reason.slice(end) };
}
