import { parseSpec, renderFailures } from "@berth/registry";
import { expect, it } from "vitest";
import { lintText } from "../lint/lint-text.ts";

const SPEC = `title: T
status: DRAFT
version: 1.0.0
date: 2026-01-19
ranges:
  full: { ports: 9010, purpose: Services }
  own: { ports: 9020-9029, purpose: Services }
  outside: { ports: 9030-9039, purpose: External Integrations }
ports:
  9010: { service: api, title: Api, protocol: HTTP, purpose: P, env: API_PORT, status: active }
ROWS
history: []
`;
const DATABASE =
  "  9030: { service: db, title: D, protocol: TCP, purpose: P, env: DB_PORT, url: DATABASE_URL, " +
  "address: 'postgres://app@{host}:{port}/app', status: active }";

async function lint(path: string, text: string, rows = ""): Promise<string> {
  const parsed = parseSpec(SPEC.replace("ROWS", rows));
  if (!parsed.ok) throw new Error(renderFailures(parsed.failures));
  return renderFailures(await lintText(path, text, parsed.value.spec));
}

it.each([
  ["postgres://app:secret@localhost:5432/shop", "postgres", "postgres://app@{host}:{port}/shop"],
  ["postgresql://localhost:5432", "postgres", "postgresql://{host}:{port}"],
  ["redis://127.0.0.1:6379/0", "redis", "redis://{host}:{port}/0"],
  ["mongodb://me@mongo:27017/db", "mongo", "mongodb://me@{host}:{port}/db"],
])("a setting with %s leads to the command that registers the server", async (url, image, form) => {
  const said = await lint(".env", `DATABASE_URL=${url}\n`);
  expect(said).toContain(
    `npx nx g service ${image} --template=external --image=${image} --range=outside ` +
      `--url-env=DATABASE_URL --url='${form}'`,
  );
});

it("leads to the variable of a database that the spec has", async () => {
  const said = await lint("a.ts", 'connect("postgres://localhost:5432/x");\n', DATABASE);
  expect(said).toContain("Read DATABASE_URL, which carries the URL of db.");
});

it.each([
  [".env", "DATABASE_URL=postgres://app@localhost:9030/app\n"],
  ["a.ts", 'const url = process.env.DATABASE_URL ?? "postgres://app@localhost:9030/app";\n'],
  ["a.ts", 'const C = z.object({ DATABASE_URL: z.url().default("postgres://app@localhost:9030/app") });\n'],
  ["a.py", 'url = os.getenv("DATABASE_URL", "postgres://app@localhost:9030/app")\n'],
])("takes the spec's URL as the default of its variable in %s", async (path, text) => {
  expect(await lint(path, text, DATABASE)).toBe("");
});

it("says which port the URL's variable has where the default has another", async () => {
  const text = 'const url = process.env.DATABASE_URL ?? "postgres://localhost:5432/app";\n';
  expect(await lint("a.ts", text, DATABASE)).toContain(
    "The port in DATABASE_URL is 9030 in spec/ports.yaml, not 5432.",
  );
});

it("still finds the number in a variable that has nothing to do with it", async () => {
  expect(await lint(".env", "OTHER_URL=postgres://localhost:9030/app\n", DATABASE)).toContain("PORT_HARDCODED");
});
