/**
 * Ports that browsers and Node's own fetch refuse to talk to, above the privileged ones.
 * https://fetch.spec.whatwg.org/#port-blocking
 */
const BROWSER_BLOCKED = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/**
 * Numbers that the system uses for outgoing connections: Linux takes 32768-60999 by default, macOS, Windows and
 * IANA (RFC 6335) 49152-65535. The union, so that the answer doesn't depend on the machine that asks.
 */
const EPHEMERAL = { from: 32768, to: 65535 };

/** The first one that needs no privilege. */
export const FIRST_PORT = 1024;
export const LAST_PORT = 65535;

/** Why this number is never assigned, or undefined. */
export function whyForbidden(port: number): string | undefined {
  if (port < FIRST_PORT) return `ports below ${FIRST_PORT} need a privileged process`;
  if (port > LAST_PORT) return `the last port is ${LAST_PORT}`;
  if (BROWSER_BLOCKED.has(port)) return "browsers and fetch refuse to connect to it";
  return undefined;
}

/** Why this number is assigned on request only; or undefined. */
export function whyRisky(port: number): string | undefined {
  if (port >= EPHEMERAL.from && port <= EPHEMERAL.to)
    return `the system uses ${EPHEMERAL.from}-${EPHEMERAL.to} for outgoing connections`;
  return undefined;
}
