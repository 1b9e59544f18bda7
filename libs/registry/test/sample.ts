import { type ParsedSpec, parseSpec } from "../src/read/parse-spec.ts";
import type { Result } from "../src/report/failure.ts";
import { renderFailures } from "../src/report/render-failure.ts";
import type { PortRow } from "../src/spec/spec.ts";

/** A registry with one of everything, on which the tests make their mistakes. */
export const SAMPLE = `title: Sample
status: DRAFT
version: 1.0.0
date: 2026-01-19

ranges:
  core: { ports: 9000-9003, purpose: Core }
  vault: { ports: 9100-9101, purpose: Vault, policy: locked }
  chrome: { ports: 9222, purpose: Chrome, policy: fixed }

ports:
  9000:
    service: api
    title: Api
    protocol: HTTP
    purpose: The public api
    env: API_PORT
    owner: services/api
    status: active
  9001:
    service: old
    title: Old
    protocol: HTTP
    purpose: What was
    env: OLD_PORT
    status: retired

history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;

/** The text of a row, to be put before `history`. */
export function withRow(port: string, service: string, env: string): string {
  const row = `  ${port}: { service: ${service}, title: T, protocol: HTTP, purpose: P, env: ${env}, status: active }`;
  return SAMPLE.replace("\nhistory:", `${row}\n\nhistory:`);
}

export function parsed(text = SAMPLE): ParsedSpec {
  return unwrap(parseSpec(text));
}

export function sampleRow(port: number, more: Partial<PortRow> = {}): PortRow {
  return {
    port,
    service: `service-${port}`,
    title: "T",
    protocol: "HTTP",
    purpose: "P",
    env: `SERVICE_${port}_PORT`,
    status: "active",
    ...more,
  };
}

/** The value of a result that a test relies on. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused:\n${renderFailures(result.failures)}`);
}

/** What a person reads when the result is a refusal. */
export function refusalOf(result: Result<unknown>): string {
  if (!result.ok) return renderFailures(result.failures);
  throw new Error("It was not refused.");
}
