import { isIP } from "node:net";
import { z } from "zod";
import { logLevels } from "./config.ts";

const portText = "Expected a port number: digits only, 1 to 65535.";

const serviceLinkText = `${portText}
Kubernetes sets such a value for every Service of that name ("service links"): put \`enableServiceLinks: false\` into the
pod spec and set the variable there yourself.`;

const hostText =
  "Expected an IP address: 127.0.0.1 (this machine only), 0.0.0.0 or :: (all interfaces, in a container), or one of its own.";

const localhostText = `${hostText}
\`localhost\` is two addresses, 127.0.0.1 and ::1: when somebody else holds one of them, clients reach either program.`;

const levelText = `Expected one of: ${logLevels.join(", ")}.`;

const silentText = `${levelText} A silent service cannot be operated; \`fatal\` is the quietest.`;

/** The upper bound also keeps timers from overflowing: above 2^31 ms Node fires them at once. */
const longestMs = 600_000;

const isPort = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
const isServiceLink = (text: string) => /^(?:tcp|udp|sctp):\/\//.test(text);
const isMilliseconds = (text: string, least: number) =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= longestMs;

/** A port as text. The shape is the one that every reader of an env file agrees on: no sign, blank, zero or exponent. */
export const portSchema = z
  .string()
  .refine((text) => !isServiceLink(text), { error: serviceLinkText, abort: true })
  .refine(isPort, { error: portText, abort: true })
  .transform(Number);

function milliseconds(least: number) {
  return z
    .string()
    .refine((text) => isMilliseconds(text, least), {
      error: `Expected milliseconds: digits only, ${least} to ${longestMs}.`,
      abort: true,
    })
    .transform(Number);
}

/** The settings all services share, from environment text to values. Messages say what was expected. */
export const sharedSchema = z.object({
  HOST: z
    .string()
    .refine((text) => text.toLowerCase() !== "localhost", { error: localhostText, abort: true })
    .refine((text) => isIP(text) !== 0, { error: hostText, abort: true }),
  LOG_LEVEL: z
    .string()
    .refine((text) => text !== "silent", { error: silentText, abort: true })
    .pipe(z.enum(logLevels, { error: levelText })),
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
