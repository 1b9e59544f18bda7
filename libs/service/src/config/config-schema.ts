import { isIP } from "node:net";
import * as z from "zod/mini";
import { logLevels } from "./config.ts";

const portText = "Expected a port number: digits only, 1 to 65535.";

/** What to do about a variable that Kubernetes set. */
export const explainServiceLink = `Kubernetes sets such a value for every Service of that name ("service links"): put \`enableServiceLinks: false\` into the
pod spec and set the variable there yourself.`;

const serviceLinkText = `${portText}\n${explainServiceLink}`;

const hostText =
  "Expected an IP address: 127.0.0.1 (this machine only), 0.0.0.0 or :: (all interfaces, in a container), or one of its own.";

const localhostText = `${hostText}
\`localhost\` is two addresses, 127.0.0.1 and ::1: when somebody else holds one of them, clients reach either program.`;

const levelText = `Expected one of: ${logLevels.join(", ")}.`;

const silentText = `${levelText} A silent service cannot be operated; \`fatal\` is the quietest.`;

/** The upper bound also keeps timers from overflowing: above 2^31 ms Node fires them at once. */
const longestMs = 600_000;

const isPort = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;

/** `tcp://10.0.0.1:80`: what Kubernetes injects as NAME_PORT for a Service of that name. */
export const isServiceLink = (text: string) => /^(?:tcp|udp|sctp):\/\//.test(text);
const isMilliseconds = (text: string, least: number) =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= longestMs;

// zod/mini as a namespace: `import { z } from "zod"` cannot be shaken and adds 450 KB to the bundle of every service.

/** A port as text. The shape is the one that every reader of an env file agrees on: no sign, blank, zero or exponent. */
export const portSchema = z.pipe(
  z.string().check(
    z.refine((text) => !isServiceLink(text), { error: serviceLinkText, abort: true }),
    z.refine(isPort, { error: portText, abort: true }),
  ),
  z.transform(Number),
);

function milliseconds(least: number) {
  const error = `Expected milliseconds: digits only, ${least} to ${longestMs}.`;
  const text = z.string().check(z.refine((ms) => isMilliseconds(ms, least), { error, abort: true }));
  return z.pipe(text, z.transform(Number));
}

/** The settings all services share, from environment text to values. Messages say what was expected. */
export const sharedSchema = z.object({
  HOST: z.string().check(
    z.refine((text) => text.toLowerCase() !== "localhost", { error: localhostText, abort: true }),
    z.refine((text) => isIP(text) !== 0, { error: hostText, abort: true }),
  ),
  LOG_LEVEL: z.pipe(
    z.string().check(z.refine((text) => text !== "silent", { error: silentText, abort: true })),
    z.enum(logLevels, { error: levelText }),
  ),
  SHUTDOWN_TIMEOUT_MS: milliseconds(1),
  SHUTDOWN_DELAY_MS: milliseconds(0),
});

/** What a shared setting is when nobody set it. */
export const sharedDefaults = {
  HOST: "127.0.0.1",
  LOG_LEVEL: "info",
  SHUTDOWN_TIMEOUT_MS: "10000",
  SHUTDOWN_DELAY_MS: "0",
} as const;
