import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damaged } from "../../test/damage.ts";
import { parsed, SAMPLE, withRow } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import type { Spec } from "../spec/spec.ts";
import { readVariableRows } from "./read-variable-rows.ts";
import { parseYaml } from "./yaml-source.ts";

const rowsIn = ({ ports }: Spec) =>
  ports.map(({ address, env, port, service, status, url }) => ({ address, env, port, service, status, url }));

it("reads of a sound spec what its parser reads, or leaves it to the parser", () => {
  fc.assert(
    fc.property(spec, style, (spec, style) => {
      const read = readVariableRows(writeSpec(spec, style));
      if (read) expect(read).toEqual(rowsIn(spec));
    }),
    { numRuns: 500 },
  );
});

const ROWS = `  9002:
    # of the vault
    service: vault-db   # the name
    title: "It's: the vault" # text
    protocol: TCP
    purpose: 'Keeps: all, [of] {it} # here'
    env: VAULT_DB_PORT
    url: VAULT_DB_URL
    address: postgres://app@{host}:{port}/app
    status: active
    image: postgres:18
    mounts:
      - data:/var/lib/postgresql
    environment:
      POSTGRES_USER: app
      status: retired
  9003: { service: web, title: "A, b", protocol: HTTP, purpose: P, env: 'WEB_PORT', status: active } # one line
`;
const FULL = SAMPLE.replace("\nhistory:", `${ROWS}\nhistory:`);

it("reads rows as Berth writes them, with what a container has, and rows on one line", () => {
  expect(readVariableRows(FULL)).toEqual(rowsIn(parsed(FULL).spec));
  expect(readVariableRows(FULL.replaceAll("\n", "\r\n"))).toEqual(rowsIn(parsed(FULL).spec));
});

it("reads no row otherwise than YAML does, whatever was done to the text", () => {
  let read = 0;
  fc.assert(
    fc.property(damaged(FULL, FULL.indexOf("\nranges:")), (text) => {
      const rows = readVariableRows(text);
      const yaml = rows && parseYaml("spec/ports.yaml", text);
      // What YAML refuses, the parser of the spec refuses at the next check.
      if (!yaml?.ok) return;
      read += 1;
      const { ports } = yaml.value.data as { ports: Record<string, object> };
      const known = Object.entries(ports).map(([port, row]) => ({ port: Number(port), ...row }));
      const fields = rows?.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value)));
      expect(known, text).toMatchObject(fields ?? []);
      for (const [at, row] of known.entries()) expect("url" in row, text).toBe(rows?.[at]?.url !== undefined);
    }),
    { numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(1000);
});

it("reads a spec whose fault is in what no variable depends on", () => {
  const text = SAMPLE.replace("version: 1.0.0\n", "").replace("title: Api\n", "titel: Api\n");
  expect(readVariableRows(text)).toEqual(rowsIn(parsed(SAMPLE).spec));
});

describe("leaves to the parser of the spec", () => {
  it.each([
    ["an empty file", ""],
    ["a text that is no YAML", "ports: [9000"],
    ["a merge conflict", `<<<<<<< HEAD\n${SAMPLE}=======\n>>>>>>> main\n`],
    ["a spec of something else", "openapi: 3.1.0\npaths: {}\n"],
    ["a list of ports", "ports:\n  - 9000:9000\n"],
    ["a spec without rows", "title: T\nports:\n"],
    ["a number that is no port", withRow("99999", "far", "FAR_PORT")],
    ["a port for a name", withRow("web", "web", "WEB_PORT")],
    ["a variable that others read", withRow("9002", "web", "PATH")],
    ["a variable that is no name", withRow("9002", "web", "web-port")],
    ["a variable that is no text", withRow("9002", "web", "NULL")],
    ["a service that is no name", withRow("9002", "Web App", "WEB_PORT")],
    ["one variable for two ports", withRow("9002", "web", "API_PORT")],
    ["a status that there isn't", SAMPLE.replace("status: active", "status: actve")],
    ["a number for a URL's variable", SAMPLE.replace("status: active", "url: 9000\n    status: active")],
    ["two rows on one number", withRow("9000", "web", "WEB_PORT")],
    ["a field that stands twice", SAMPLE.replace("env: API_PORT", "env: API_PORT\n    env: OTHER_PORT")],
    ["a second mapping of ports", `${SAMPLE}\nports:\n  9002: { service: x }\n`],
    ["an anchor", SAMPLE.replace("env: API_PORT", "env: &name API_PORT")],
    ["text on two lines", SAMPLE.replace("title: Api\n", "title: Api\n      env: OTHER_PORT\n")],
    ["quotes over two lines", SAMPLE.replace("title: Api\n", 'title: "Api\n      env: OTHER_PORT"\n')],
    ["a line of a million words", SAMPLE.replace("title: Api\n", `title: A${" b".repeat(4_000_000)}\n`)],
    ["escapes", SAMPLE.replace("env: API_PORT", 'env: "\\x41PI_PORT"')],
  ])("%s", (_, text) => {
    expect(readVariableRows(text)).toBeUndefined();
  });
});
