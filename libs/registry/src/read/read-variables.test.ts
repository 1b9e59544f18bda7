import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsed, SAMPLE, withRow } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import type { PortVariables } from "./read-variables.ts";
import { readVariables } from "./read-variables.ts";

const variablesIn = ({ ports }: PortVariables) =>
  ports.map(({ address, env, port, service, status, url }) => ({ address, env, port, service, status, url }));

it("reads of every sound spec what its parser reads", () => {
  fc.assert(
    fc.property(spec, style, (spec, style) => {
      const read = readVariables(writeSpec(spec, style));
      expect(read && variablesIn(read)).toEqual(variablesIn(spec));
    }),
    { numRuns: 200 },
  );
});

it("reads how commands are called in the workspace", () => {
  const text = SAMPLE.replace("\nranges:", "\nsettings: { commands: berth, services: apps }\nranges:");
  expect(readVariables(text)?.settings).toEqual({ commands: parsed(text).spec.settings.commands });
});

it("reads a spec whose fault is in what no variable depends on", () => {
  const text = SAMPLE.replace("version: 1.0.0\n", "").replace("title: Api\n", "titel: Api\n");
  expect(readVariables(text)).toEqual(readVariables(SAMPLE));
});

it("has no rows where the spec has none yet", () => {
  expect(readVariables("title: T\nports:\n")).toEqual({ settings: {}, ports: [] });
});

describe("leaves to the parser of the spec", () => {
  it.each([
    ["an empty file", ""],
    ["a text that is no YAML", "ports: [9000"],
    ["a merge conflict", `<<<<<<< HEAD\n${SAMPLE}=======\n>>>>>>> main\n`],
    ["a spec of something else", "openapi: 3.1.0\npaths: {}\n"],
    ["a list of ports", "ports:\n  - 9000:9000\n"],
    ["a number that is no port", withRow("99999", "far", "FAR_PORT")],
    ["a port for a name", withRow("web", "web", "WEB_PORT")],
    ["a variable that others read", withRow("9002", "web", "PATH")],
    ["a variable that is no name", withRow("9002", "web", "web-port")],
    ["a service that is no name", withRow("9002", "Web App", "WEB_PORT")],
    ["one variable for two ports", withRow("9002", "web", "API_PORT")],
    ["a status that there isn't", SAMPLE.replace("status: active", "status: actve")],
    ["a number for a URL's variable", SAMPLE.replace("status: active", "url: 9000\n    status: active")],
    ["two rows on one number", withRow("9000", "web", "WEB_PORT")],
  ])("%s", (_, text) => {
    expect(readVariables(text)).toBeUndefined();
  });
});
