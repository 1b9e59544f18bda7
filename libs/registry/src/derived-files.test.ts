import { expect, it } from "vitest";
import { DERIVED_FILES } from "./derived-files.ts";
import { PROTOCOLS } from "./spec-schema.ts";
import { parsed, unwrap } from "./testing/sample.ts";

const render = (path: string, current?: string) => {
  const file = DERIVED_FILES.find((file) => file.path === path);
  if (!file) throw new Error(`${path} is not derived.`);
  return unwrap(file.render(parsed().spec, current));
};

it("derives four files, in the order in which they land", () => {
  expect(DERIVED_FILES.map((file) => file.path)).toEqual([
    "spec/ports.schema.json",
    "config/ports.env",
    "spec/PORTS.md",
    "CLAUDE.md",
  ]);
});

it.each(DERIVED_FILES.map((file) => file.path))("derives %s from itself unchanged", (path) => {
  const once = render(path);
  expect(render(path, once)).toBe(once);
});

it("gives editors a schema that knows every key and protocol, and no other", () => {
  const schema = JSON.parse(render("spec/ports.schema.json"));
  const row = schema.properties.ports.additionalProperties;
  expect(row.additionalProperties).toBe(false);
  expect(row.properties.protocol.enum).toEqual([...PROTOCOLS]);
  expect(schema.required).toEqual([
    "title",
    "status",
    "version",
    "date",
    "ranges",
    "ports",
    "history",
  ]);
});
