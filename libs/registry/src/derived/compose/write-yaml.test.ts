import fc from "fast-check";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { writeYaml } from "./write-yaml.ts";

const key = fc.oneof(
  fc.constantFrom(
    "image",
    "ports",
    "null",
    "true",
    "yes",
    "1.0",
    "__proto__x",
    "a-b",
    "A_B",
    "é",
    "a b",
    "build",
    "- a",
    "",
  ),
  fc.string({ maxLength: 8 }),
);
const text = fc.oneof(
  fc.constantFrom("null", "1", 'it\'s "it"', "a\\b", "$$x {A:?b}", "é", "\t", "a\nb", " a ", "x".repeat(200), "# a"),
  fc.string({ maxLength: 12, unit: "grapheme" }),
);
const data = fc.letrec((tie) => ({
  map: fc.dictionary(key, tie("any"), { maxKeys: 4, noNullPrototype: true }),
  any: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.array(text, { maxLength: 3 }), tie("map")),
})).map;

it("writes what the package writes, and what it reads again", () => {
  const options = { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;
  fc.assert(
    fc.property(data, (data) => {
      expect(writeYaml(data as object)).toBe(stringify(data, options));
      const below = Object.keys(data as object).length > 0 ? stringify({ a: data }, options) : "a:\n  {}\n";
      expect(`a:\n${writeYaml(data as object, "  ")}`).toBe(below);
      expect(parse(writeYaml(data as object))).toEqual(parse(stringify(data, options)));
    }),
    { numRuns: 3000 },
  );
});

it("writes a mapping of more lines than a call takes arguments, as of a service for every port", () => {
  const names = Array.from({ length: 65_535 }, (_, index) => `made-${index}`);
  const service = { ports: ["1", "2", "3", "4", "5", "6", "7", "8"], restart: "no", tty: "a", image: "b" };
  const text = writeYaml({ services: new Map(names.map((name) => [name, service])) });
  expect(text.split("\n")).toHaveLength(65_535 * 13 + 2);
  expect(text.startsWith('services:\n  made-0:\n    ports:\n      - "1"\n')).toBe(true);
});
