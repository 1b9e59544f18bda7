import fc from "fast-check";
import { expect, it } from "vitest";
import { rowFields, rowOn, text } from "../../test/spec-arbitrary.ts";
import { PortEntry, PROTOCOLS } from "../spec/spec-schema.ts";
import { STATUSES } from "../spec/statuses.ts";
import { readPlainRow } from "./read-plain-row.ts";

const LINE = "x".repeat(200);
const odd = fc.oneof(
  text,
  fc.constantFrom(
    "",
    " a",
    "a ",
    "a\n",
    "é",
    "\u202e",
    "\ud800",
    LINE,
    `${LINE}x`,
    "nul-",
    "A_B",
    "a-b",
    "HTTP",
    "active",
  ),
  fc.constantFrom<unknown>(null, true, 9000, [], {}, ["a"]),
);
const field = fc.oneof(
  fc.constantFrom(...Object.keys(PortEntry.shape)),
  fc.constantFrom("__proto__x", "toString", "x"),
);

const plain = fc.record(
  {
    title: fc.constantFrom("Api", "The 2nd: #1"),
    purpose: fc.constantFrom("P", "What it's for"),
    protocol: fc.constantFrom(...PROTOCOLS),
    status: fc.constantFrom(...STATUSES),
    owner: fc.constant("services/api"),
    exclusive: fc.boolean(),
  },
  { requiredKeys: ["title", "purpose", "protocol", "status"] },
);

it("reads a row as the schema does, fields in the same order, or leaves it to the schema", () => {
  let [read, left] = [0, 0];
  const edits = fc.array(fc.tuple(field, fc.option(odd)), { maxLength: 2 });
  fc.assert(
    fc.property(fc.oneof(plain, rowFields), edits, fc.boolean(), (fields, edits, isReversed) => {
      const { port: _, ...row } = rowOn(9000, fields);
      const entries = new Map<string, unknown>(Object.entries(row));
      for (const [name, value] of edits)
        if (value === null) entries.delete(name);
        else entries.set(name, value);
      const data = Object.fromEntries(isReversed ? [...entries].reverse() : entries);
      const entry = readPlainRow(data);
      if (entry) expect(JSON.stringify(entry)).toBe(JSON.stringify(PortEntry.parse(data)));
      if (entry) read++;
      else left++;
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(read, left)).toBeGreaterThan(100);
});

it.each([null, undefined, "row", 9000, [], {}])("leaves %j to the schema", (row) => {
  expect(readPlainRow(row)).toBeUndefined();
});
