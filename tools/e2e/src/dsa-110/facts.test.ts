import { expect, test } from "vitest";
import { readState } from "./dsa-workspace.ts";

// What the port policy of CARTA at DSA-110 says, fact by fact, and where the derived files say it. The files are those
// that carta.test.ts holds the real runs to.

const files = readState("after");
const PAGE = "spec/PORTS.md";
const ENV = "config/ports.env";
const COMPOSE = "compose.yaml";

/** The lines of a chapter of the page. */
const chapter = (heading: string): string[] =>
  (files.get(PAGE)?.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "").split("\n");

/** The only line that begins so. */
const lineOf = (lines: readonly string[], start: string): string => {
  const found = lines.filter((line) => line.startsWith(start));
  expect(found).toHaveLength(1);
  return found[0] ?? "";
};

const registry = chapter("Registry");
const compliance = chapter("Compliance with the ranges");
const containers = chapter("Containers");
const environment = chapter("Environment variables");
const linesOf = (path: string) => files.get(path)?.split("\n") ?? [];

test.each([
  ["9002 is the CARTA backend's, a WebSocket", 9002, "CARTA Backend", "WS", /WebSocket endpoint/],
  ["9003 is the CARTA frontend's, HTTP, for iframe mode", 9003, "CARTA Frontend", "HTTP", /iframe/],
] as const)("%s", (_, port, title, protocol, purpose) => {
  const row = lineOf(registry, `| **${port}** | `);
  expect(row).toContain(`| ${title} | ${protocol} | `);
  expect(row).toMatch(purpose);
  expect(row).toContain("| active |");
});

test.each([9002, 9003])("%d is in 9000-9099, External Integrations, because CARTA is external", (port) => {
  const row = lineOf(compliance, `| **${port}** | `);
  expect(row).toContain("| 9000-9099 (External Integrations) |");
  expect(row).toContain("| CARTA is an external tool");
  const range = lineOf(chapter("Ranges"), "| `external-integrations` |");
  expect(range).toContain("| 9000-9099 | External Integrations |");
});

test.each([
  "8000-8099 (Core Application Services)",
  "5000-5199 (Development Servers)",
  "3200-3299 (Dashboard Services)",
  "3000-3099 (Frontend Services)",
])("that range keeps clear of %s", (range) => {
  const start = compliance.indexOf("A port in 9000-9099 (External Integrations) keeps clear of:");
  const end = compliance.indexOf("### Previous ports");
  expect(start).toBeGreaterThan(0);
  expect(compliance.slice(start, end)).toContain(`- ${range}`);
});

test("3000 was the frontend's: Grafana's container had it, and the frontend moved to 9003", () => {
  const row = lineOf(compliance, "| 3000 | CARTA Frontend | ");
  expect(row).toMatch(/Conflict with Grafana\b.*\bdocker-grafana-1\b/);
  expect(row).toMatch(/\| Moved to \*\*9003\*\* in 9000-9099 \(External Integrations\) \|$/);
});

test("3002 was the backend's: it lay among the frontend services, and the backend moved to 9002", () => {
  const row = lineOf(compliance, "| 3002 | CARTA Backend | 3000-3099 (Frontend Services) | ");
  expect(row).toMatch(/CARTA is external/);
  expect(row).toMatch(/\| Moved to \*\*9002\*\* in 9000-9099 \(External Integrations\) \|$/);
});

test("neither is handed out to the next frontend service: Grafana has 3000 still", () => {
  const range = lineOf(chapter("Ranges"), "| `frontend-services` |");
  expect(range).toMatch(/\| 98 of 100 \| 3001 \|$/);
});

test.each([
  ["VITE_CARTA_BACKEND_URL", 9002, "CARTA_BACKEND_PORT"],
  ["VITE_CARTA_FRONTEND_URL", 9003, "CARTA_FRONTEND_PORT"],
])("%s is http://localhost:%d", (url, port, env) => {
  const lines = [`${env}=${port}`, `${url}=http://localhost:${port}`];
  for (const place of [linesOf(ENV), environment])
    expect(place.filter((line) => line.includes(url) || line.startsWith(env))).toEqual(lines);
  expect(files.get("CLAUDE.md")).toContain(`| **${port}** |`);
  expect(lineOf(linesOf("CLAUDE.md"), `| **${port}** |`)).toContain(`\`${url}\``);
});

test("the backend runs as a container of that name, detached, from cartavis/carta-backend:latest", () => {
  const start = containers.indexOf("docker run -d \\");
  const command = containers.slice(start, containers.indexOf("```", start));
  expect(command).toEqual([
    "docker run -d \\",
    "  --name carta-backend \\",
    "  -p 127.0.0.1:9002:3002 \\",
    "  -v /stage/dsa110-contimg:/data:ro \\",
    "  --restart unless-stopped \\",
    "  cartavis/carta-backend:latest",
  ]);
});

test("3002 inside of the container is 9002 outside; /stage/dsa110-contimg is seen as /data, read-only", () => {
  expect(containers).toContain("- Port 3002 of the container is 9002 outside.");
  expect(containers).toContain("- `/stage/dsa110-contimg` is seen as `/data`, read-only.");
});

test("compose.yaml says the same, with the variable for the port outside", () => {
  const compose = linesOf(COMPOSE).map((line) => line.trim());
  expect(compose).toContain("carta-backend:");
  expect(compose).toContain('image: "cartavis/carta-backend:latest"');
  expect(compose).toContain('- "/stage/dsa110-contimg:/data:ro"');
  expect(compose.filter((line) => /\$\{CARTA_BACKEND_PORT:\?[^}]*\}:3002"$/.test(line))).toHaveLength(1);
  expect(files.get(COMPOSE)).not.toMatch(/9002|9003/);
});

test.each([
  ["Port Allocation Strategy", "docs/operations/port_organization_recommendations.md"],
  ["Port Audit Report", "docs/operations/port_audit_report.md"],
  ["CARTA Integration Guide", "docs/how-to/carta_integration_guide.md"],
])("it refers to the %s", (title, path) => {
  expect(chapter("References")).toContain(`- ${title}: \`${path}\``);
});
