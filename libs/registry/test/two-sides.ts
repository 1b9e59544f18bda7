import { mergeSpec } from "../src/merge/merge-spec.ts";
import type { PortRow } from "../src/spec/spec.ts";
import { API, smallSpec } from "./small-spec.ts";
import { refusalOf, unwrap } from "./unwrap.ts";

/** What two branches begin with: a range with room, a small one, a locked and a fixed one. */
export const BASE = smallSpec(
  [
    "core: { ports: 9000-9009, purpose: Core }",
    "pair: { ports: 9050-9051, purpose: Two alone }",
    "vault: { ports: 9100-9109, purpose: Vault, policy: locked }",
    "chrome: { ports: 9222, purpose: Chrome, policy: fixed } # Chrome's own",
  ],
  API,
  `  9001:
    service: mail
    title: Mail
    protocol: HTTP
    purpose: Sends mail
    env: MAIL_PORT
    status: reserved
`,
);

/** The text of a row as `nx g service` writes it. */
export const block = (port: number, service: string, more: Partial<PortRow> = {}): string =>
  [
    `  ${port}:`,
    ...Object.entries({
      service,
      title: "T",
      protocol: "HTTP",
      purpose: "P",
      env: `${service.toUpperCase().replaceAll("-", "_")}_PORT`,
      status: "active",
      ...more,
    }).map(([key, value]) => `    ${key}: ${value}`),
    "",
  ].join("\n");

/** A text with these rows put in at the end, and a version with a history row for each of them. */
export function withRows(text: string, ...rows: readonly [number, string][]): string {
  const blocks = rows.map(([port, service]) => block(port, service)).join("");
  const added = text.replace("\nhistory:", `${blocks}\nhistory:`);
  return rows.reduce((so, [port, service]) => record(so, `Added ${service} on ${port}`), added);
}

/** A text with its version raised, and what changed. */
export function record(text: string, change: string, version?: string): string {
  const [, minor = "0"] = /^version: 1\.(\d+)/m.exec(text) ?? [];
  const next = version ?? `1.${Number(minor) + 1}.0`;
  return (
    `${text.replace(/^version: .*$/m, `version: ${next}`)}` +
    `  - { version: ${next}, date: 2026-02-01, change: ${change} }\n`
  );
}

/** The day of the merge. */
export const TODAY = "2026-03-01";

/** The merge of two sides that began with `base`. */
export const merge = (upstream: string, other: string, base: string | undefined = BASE) =>
  unwrap(mergeSpec({ base, upstream, other }, TODAY));

/** What a person reads when the two sides can't be merged. */
export const refused = (upstream: string, other: string, base: string | undefined = BASE) =>
  refusalOf(mergeSpec({ base, upstream, other }, TODAY));

/** `9000 api` for each row. */
export const rowsIn = (merged: ReturnType<typeof merge>): string[] =>
  merged.parsed.spec.ports.map(({ port, service }) => `${port} ${service}`);

/** `1.1.0 Added billing on 9002` for each history row. */
export const historyIn = (merged: ReturnType<typeof merge>): string[] =>
  merged.parsed.spec.history.map(({ change, version }) => `${version} ${change}`);
