import { isIP } from "node:net";
import * as z from "zod/mini";
import { LOG_LEVELS } from "./config.ts";

const PORT_TEXT = "Expected a port number: digits only, 1 to 65535.";

/** What to do about a variable that Kubernetes set. */
export const SERVICE_LINK_ADVICE = `Kubernetes sets such a value for every Service of that name ("service links"): put
\`enableServiceLinks: false\` into the pod spec and set the variable there yourself.`;

const SERVICE_LINK_TEXT = `${PORT_TEXT}\n${SERVICE_LINK_ADVICE}`;

const HOST_TEXT =
  "Expected an IP address: 127.0.0.1 (this machine only), 0.0.0.0 or :: (all interfaces), or another of its own.";

const LOCALHOST_TEXT = `${HOST_TEXT}
\`localhost\` is two addresses, 127.0.0.1 and ::1: with another program on one of them, clients reach either.`;

const LEVEL_TEXT = `Expected one of: ${LOG_LEVELS.join(", ")}.`;

const SILENT_TEXT = `${LEVEL_TEXT} A service has to log its failures; \`fatal\` is the quietest.`;

/** The upper bound also keeps timers from overflowing: above 2^31 ms Node fires them at once. */
const LONGEST_MS = 600_000;

const isPort = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;

/** `tcp://10.0.0.1:80`: what Kubernetes injects as NAME_PORT for a Service of that name. */
export const isServiceLink = (text: string) => /^(?:tcp|udp|sctp):\/\//.test(text);
const isMilliseconds = (text: string, least: number) =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= LONGEST_MS;

// zod/mini as a namespace: `import { z } from "zod"` cannot be shaken and adds 450 KB to the bundle of every service.

/**
 * A port as text. The shape is the one that every reader of an env file agrees on: no sign, blank, zero or exponent.
 */
export const portSchema = z.pipe(
  z.string().check(
    z.refine((text) => !isServiceLink(text), { error: SERVICE_LINK_TEXT, abort: true }),
    z.refine(isPort, { error: PORT_TEXT, abort: true }),
  ),
  z.transform(Number),
);

function milliseconds(least: number) {
  const error = `Expected milliseconds: digits only, ${least} to ${LONGEST_MS}.`;
  const text = z.string().check(z.refine((ms) => isMilliseconds(ms, least), { error, abort: true }));
  return z.pipe(text, z.transform(Number));
}

/** The settings all services share, from environment text to values. Messages say what was expected. */
export const sharedSchema = z.object({
  HOST: z.string().check(
    z.refine((text) => text.toLowerCase() !== "localhost", { error: LOCALHOST_TEXT, abort: true }),
    z.refine((text) => isIP(text) !== 0, { error: HOST_TEXT, abort: true }),
  ),
  LOG_LEVEL: z.pipe(
    z.string().check(z.refine((text) => text !== "silent", { error: SILENT_TEXT, abort: true })),
    z.enum(LOG_LEVELS, { error: LEVEL_TEXT }),
  ),
  SHUTDOWN_TIMEOUT_MS: milliseconds(1),
  SHUTDOWN_DELAY_MS: milliseconds(0),
});

/** Defaults of the shared settings. */
export const SHARED_DEFAULTS = {
  HOST: "127.0.0.1",
  LOG_LEVEL: "info",
  SHUTDOWN_TIMEOUT_MS: "10000",
  SHUTDOWN_DELAY_MS: "0",
} as const;
