/**
 * Options of the routes that every service has. A probe every few seconds must not bury log and traces: what they throw
 * still shows, but the 503 of /readyz is no failure. What is the same everywhere is left out of the document.
 */
export const OWN_ROUTE = { logLevel: "warn", schema: { hide: true }, config: { otel: false, probe: true } } as const;
