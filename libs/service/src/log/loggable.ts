import pino from "pino";

/** Keys whose values come with a request and may be secrets. */
const SECRET_KEYS = new Set(
  ["headers", "rawHeaders", "trailers", "authorization", "cookie", "cookies", "set-cookie", "query", "body"].map(
    (key) => key.toLowerCase(),
  ),
);

const REDACTED = "[redacted]";

/** Names that only a set of headers has; a client rarely sends none of them. */
const HEADER_NAMES = /^(?:(?:proxy-)?authorization|(?:set-)?cookie|user-agent|content-type|accept-encoding)$/i;

const URL_KEYS = new Set(["url", "originalUrl"]);

/** As deep, and one entry wider, than pino writes: what it leaves out need not be copied, but it should say so. */
const MOST_LEVELS = 6;
const MOST_ENTRIES = 101;

/**
 * Returns a copy of what a log call was given that holds no header, cookie, query or body value, however deep a request
 * or an error is nested in it: a request shows its method, path and id, a reply its status, an error its type, message,
 * stack and code. A client library's error carries the headers it sent.
 */
export function loggable(value: unknown, level = 0): unknown {
  // JSON has no such number, and the serializer refuses an object that holds one.
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return describeError(value);
  if (isRequest(value)) return { id: value.id, method: value.method, url: pathOf(value.url) };
  if (isReply(value)) return { statusCode: value.statusCode };
  if (isHeaders(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, REDACTED]));
  // Dates, URLs, buffers and other things that say themselves how they are written.
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return value;
  if (level === MOST_LEVELS) return Array.isArray(value) ? "[Array]" : "[Object]";
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((item) => loggable(item, level + 1));
  const entries = Object.entries(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(entries.map(([key, item]) => [key, loggableAt(key, item, level + 1)]));
}

/** The same for the value of a key, whose name may say what the value is. */
function loggableAt(key: string, value: unknown, level: number): unknown {
  if (SECRET_KEYS.has(key.toLowerCase())) return REDACTED;
  return URL_KEYS.has(key) && typeof value === "string" ? pathOf(value) : loggable(value, level);
}

/**
 * A request of Fastify, of Node or of a client library: told by its parts, because an injected one has no class of
 * Node's.
 */
function isRequest(value: object): value is { id?: unknown; method: string; url: string } {
  const { method, url, headers } = value as Record<string, unknown>;
  return typeof method === "string" && typeof url === "string" && typeof headers === "object";
}

function isReply(value: object): value is { statusCode: number } {
  const { statusCode, header, setHeader } = value as Record<string, unknown>;
  return typeof statusCode === "number" && (typeof header === "function" || typeof setHeader === "function");
}

/** Headers under any name, told by their own names: their values are secrets as often as not (x-api-key). */
function isHeaders(value: object): boolean {
  const names = Object.keys(value);
  const isText = (item: unknown) => item === undefined || typeof item === "string" || typeof item === "number";
  return (
    (names.some((name) => HEADER_NAMES.test(name)) || ("host" in value && "connection" in value)) &&
    Object.values(value).every((item) => (Array.isArray(item) ? item.every(isText) : isText(item)))
  );
}

/**
 * Returns what a log call may put into its message in place of `value`: `%o` and `%j` write what is loggable of it,
 * `%s` what the value says itself.
 */
export function loggableArgument(value: unknown): unknown {
  const shown = loggable(value);
  if (shown === value || typeof shown !== "object" || Array.isArray(shown)) return shown;
  return Object.assign(Object.create({ toString: () => String(value) }), shown);
}

/** A URL without its query, which may hold tokens. */
export function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}

function describeError(error: Error) {
  const { type, message, stack } = pino.stdSerializers.err(error);
  const { code } = error as { code?: unknown };
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}

/**
 * Serializers for pino: only they know the key of a child's binding. What is loggable already stays as it is.
 */
export const serializers = Object.fromEntries(
  ["req", "request", "res", "reply", "err", "error", "url", ...SECRET_KEYS].map((key) => [
    key,
    (value: unknown) => loggableAt(key, value, 0),
  ]),
);
