import type { IncomingHttpHeaders } from "node:http";
import { type App, isLoopbackHost } from "@berth/service";
import { Refused } from "./refused.ts";

/**
 * Refuses what a web page from elsewhere sends: a request for another host than this machine (a name that was rebound
 * to this address), or one whose Origin isn't the page's own. Browsers send an Origin with everything that a page of
 * another site could act with, but none with an image or a script, which could hold a stream open.
 * @param hosts further names of this machine
 */
export function refuseForeignPages(app: App, hosts: readonly string[]): void {
  app.addHook("onRequest", async (request) => {
    const { host = "", origin } = request.headers;
    if (!isOwnHost(host, request.raw.socket.localAddress, hosts))
      throw new Refused(421, {
        code: "HOST_UNKNOWN",
        message: "The monitor answers to the names of this machine only.",
        fix: "Open it as localhost or 127.0.0.1.",
      });
    if ((origin !== undefined && !isOwnOrigin(origin, host)) || isPartOfForeignPage(request.headers))
      throw new Refused(403, { code: "ORIGIN_FOREIGN", message: "The monitor answers to its own page only." });
  });
}

/**
 * A link on another page may lead here; what another page loads into itself may not come from here. Browsers say it of
 * every request to a loopback address. https://www.w3.org/TR/fetch-metadata/
 */
function isPartOfForeignPage(headers: IncomingHttpHeaders): boolean {
  const { "sec-fetch-dest": loadedAs, "sec-fetch-site": site } = headers;
  return (site === "cross-site" || site === "same-site") && loadedAs !== "document";
}

/** The address that the connection came to can't be rebound: it is no name. */
function isOwnHost(host: string, address: string | undefined, hosts: readonly string[]): boolean {
  const [, literal, word = ""] = /^(?:\[([0-9a-f:.]+)\]|([^:]*))(?::\d{0,5})?$/i.exec(host) ?? [];
  const name = (literal ?? word).toLowerCase();
  const own = address?.replace(/^::ffff:/, "");
  return isLoopbackHost(host) || (own !== undefined && name === own) || hosts.includes(name);
}

const isOwnOrigin = (origin: string, host: string): boolean =>
  /^https?:\/\//i.test(origin) && origin.replace(/^https?:\/\//i, "").toLowerCase() === host.toLowerCase();
