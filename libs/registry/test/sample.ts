import { type ParsedSpec, parseSpec } from "../src/read/parse-spec.ts";
import type { PortRow } from "../src/spec/spec.ts";
import { API, smallSpec } from "./small-spec.ts";
import { unwrap } from "./unwrap.ts";

/** A registry with one of everything, on which the tests make their mistakes. */
export const SAMPLE = smallSpec(
  [
    "core: { ports: 9000-9003, purpose: Core }",
    "vault: { ports: 9100-9101, purpose: Vault, policy: locked }",
    "chrome: { ports: 9222, purpose: Chrome, policy: fixed }",
  ],
  API,
  `  9001:
    service: old
    title: Old
    protocol: HTTP
    purpose: What was
    env: OLD_PORT
    status: retired
`,
);

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
