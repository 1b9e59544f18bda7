import type { Happening, PortView } from "../api/monitor-state.ts";

const SECOND = 1000;

/**
 * What a change of a number means to a person; undefined where nothing happened, such as when a service that ran all
 * the time was asked for the first time.
 * @param was undefined where the number had neither a row nor a holder
 * @param at ISO 8601
 */
export function tellChange(was: PortView | undefined, is: PortView, at: string): Happening | undefined {
  if (was?.state === "unknown" || is.state === "unknown") return undefined;
  return { at, port: is.port, text: textOf(was, is, at), state: is.state };
}

function textOf(was: PortView | undefined, is: PortView, at: string): string {
  const name = is.row?.service ?? "";
  const pid = is.holders[0]?.pid;
  const withPid = pid === undefined ? "" : ` (pid ${pid})`;
  if (is.state === "wrong-hands") return `${is.reason.replace(/^held by /, "")} took it${afterFree(was, at)}`;
  if (is.state === "up" && was?.state === "not-ready" && was.since)
    return `${name} up, ready after ${seconds(was.since, at)}`;
  if (is.state === "up") return was?.state === "up" ? `${name} started again${withPid}` : `${name} up${withPid}`;
  if (is.state === "not-ready")
    return is.reason === "starting" ? `${name} started${withPid}` : `${name} not ready${is.reason && `: ${is.reason}`}`;
  if (is.state === "outside") return `${is.reason} listens`;
  if (was?.state === "wrong-hands") return "fell free";
  if (is.state === "down") return `${name} stopped`;
  if (is.state === "absent") return "fell free";
  if (was && was.state !== is.state && was.holders.length > 0) return `${name} stopped`;
  return `${name} is ${is.state} in the spec`;
}

const afterFree = (was: PortView | undefined, at: string): string =>
  was?.since !== undefined && was.holders.length === 0 ? `, ${seconds(was.since, at)} after it fell free` : "";

/** `0.4 s`, `12 s`. */
function seconds(from: string, to: string): string {
  const passed = (Date.parse(to) - Date.parse(from)) / SECOND;
  return `${passed < 10 ? passed.toFixed(1) : Math.round(passed)} s`;
}
