/** The row of a service that is there, and of one that is only reserved. */
export const API = apiRow("owner: services/api\n    status: active");
export const RESERVED_API = apiRow("status: reserved");

/** The text of a registry with these ranges and rows, as the tests of several packages start with. */
export const smallSpec = (ranges: readonly string[], ...rows: readonly string[]): string => `title: Sample
status: DRAFT
version: 1.0.0
date: 2026-01-19

ranges:
${ranges.map((range) => `  ${range}\n`).join("")}
ports:
${rows.join("")}
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;

function apiRow(rest: string): string {
  return `  9000:
    service: api
    title: Api
    protocol: HTTP
    purpose: The public api
    env: API_PORT
    ${rest}
`;
}
