import { parseSpec, type Spec } from "@berth/registry";

const row = (port: number, service: string, rest: string) =>
  `  ${port}: { service: ${service}, title: T, protocol: HTTP, purpose: P, ` +
  `env: ${service.toUpperCase().replaceAll("-", "_")}_${port}, ${rest} }\n`;
const own = (name: string) => `status: active, owner: services/${name}`;

/** Rows of every status in ranges of every policy. */
export const DAY_TEXT = `title: Shop
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  core: { ports: 4000-4009, purpose: Core, policy: locked }
  shop: { ports: 4010-4019, purpose: Shop }
  small: { ports: 4020-4021, purpose: Small }
  browser: { ports: 4222, purpose: Browser, policy: fixed }
ports:
${row(4000, "gate", own("gate"))}${row(4001, "gate", own("gate"))}${row(4010, "orders", own("orders"))}\
${row(4011, "stock", own("stock"))}${row(4012, "mail", "status: allocated, owner: services/mail")}\
${row(4013, "audit", "status: reserved, group: small")}${row(4014, "legacy", "status: retired")}\
${row(4015, "clock", `${own("clock")}, uses: [gate]`).replace("HTTP", "UDP")}\
${row(4020, "one", "status: reserved")}${row(4021, "two", "status: reserved")}\
${row(4222, "browser", "status: active, owner: Chrome browser").replace("HTTP", "CDP")}
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;

export function daySpec(): Spec {
  const parsed = parseSpec(DAY_TEXT);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
  return parsed.value.spec;
}
