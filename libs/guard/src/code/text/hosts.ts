import lists from "./hosts.json" with { type: "json" };

const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|.*\.localhost)$/i;
const WILD = /^(|\*|\+|0\.0\.0\.0|\[?::0?\]?|\[?0:0:0:0:0:0:0:0\]?)$/;
const FILE = new RegExp(`\\.(?:${lists.fileExtensions.join("|")})$`, "i");
const LABEL = /^[A-Za-z\d_](?:[\w-]*[A-Za-z\d_])?$/;

/** True for the names of this machine. */
export function isLocalHost(host: string): boolean {
  return LOCAL.test(host);
}

/** True for hosts that can only be bound: all addresses of this machine. */
export function isWildHost(host: string): boolean {
  return WILD.test(host);
}

/** True for the names that RFC 2606 keeps for documentation and tests. */
export function isReservedHost(host: string): boolean {
  return /(^|\.)(example(\.(com|net|org))?|test|invalid)$/i.test(host);
}

/** True for what can be a host name or address; a file name, a number or a place for a value is none. */
export function looksLikeHost(host: string): boolean {
  if (isLocalHost(host) || /^\[[\da-f:.]+\]$/i.test(host) || /^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return true;
  // `X-Forwarded-Port:443` is a header.
  if (FILE.test(host) || /^[\d.]+$|^x-/i.test(host)) return false;
  return host !== "" && host.length < 254 && host.split(".").every((label) => LABEL.test(label));
}

/**
 * Whether a host is this machine, a service of the same compose file or cluster, or one that isn't known yet. The ports
 * of other hosts are their own.
 */
export function isOurHost(host: string | undefined): boolean {
  if (host === undefined || host === "") return true;
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (/^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?|0:0:0:0:0:0:0:1|\*|\+)$/.test(name)) return true;
  if (/\.localhost$|\.local$|\.internal$|\.svc(?:\.|$)/.test(name)) return true;
  // A template fills it in, or it is a single name, such as that of a compose service.
  return /[${}%<>]/.test(name) || !/[.:]/.test(name);
}
