import fc from "fast-check";
import { expect, it } from "vitest";
import { parsed, SAMPLE, sampleRow } from "../../test/sample.ts";
import { rowFields, rowOn, spec, text } from "../../test/spec-arbitrary.ts";
import { refusalOf, unwrap } from "../../test/unwrap.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import { type PortRow, rangeOf } from "../spec/spec.ts";
import { editSpec } from "./edit-spec.ts";

const ENTRY = { version: "1.5.0", date: "2026-02-03", change: "Added" };

/** A registry as an author writes it, a row that it does not have, and the history row for it. */
const addition = fc
  .record({ spec, style, fields: rowFields, change: text, at: fc.nat() })
  .map(({ at, change, fields, spec, style }) => {
    const spans = spec.ranges.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );
    const taken = spec.ports.find((row) => row.port === spans[at % spans.length]);
    const without = { ...spec, ports: spec.ports.filter((row) => row !== taken) };
    const row: PortRow | undefined = taken && rowOn(taken.port, fields);
    return { spec: without, text: writeSpec(without, style), row, entry: { ...ENTRY, change } };
  });

it("adds exactly the row and the history entry that were meant", () => {
  fc.assert(
    fc.property(addition, ({ entry, row, spec, text }) => {
      fc.pre(row !== undefined && rangeOf(spec, row.port) !== undefined);
      const before = parsed(text);
      const after = unwrap(editSpec(before, [{ kind: "add", row }], entry));
      expect(after.spec).toEqual({
        ...spec,
        version: entry.version,
        ports: [...spec.ports, row].sort((a, b) => a.port - b.port),
        history: [...spec.history, entry],
      });
    }),
    { numRuns: 150 },
  );
});

it("leaves every byte outside of the version and the two insertions as it was", () => {
  fc.assert(
    fc.property(addition, ({ entry, row, text }) => {
      fc.pre(row !== undefined);
      const output = unwrap(editSpec(parsed(text), [{ kind: "add", row }], entry)).source.text;
      const rewound = output.replace(/^version: 1\.5\.0/m, "version: 1.4.0");
      expect(isTwoInsertionsInto(text, rewound), output).toBe(true);
    }),
    { numRuns: 150 },
  );
});

/** Whether leaving out two spans of `after` gives `before`. What both have in front and behind is cut off first. */
function isTwoInsertionsInto(before: string, after: string): boolean {
  let front = 0;
  while (front < before.length && before[front] === after[front]) front++;
  let back = 0;
  while (back < before.length - front && before.at(-1 - back) === after.at(-1 - back)) back++;
  const kept = before.slice(front, before.length - back);
  return after.slice(front, after.length - back).includes(kept);
}

it.each([
  { previous: [{ port: 9300, reason: "taken" }] },
  { rationale: "asked for" },
  { mounts: ["/data:/data"], image: "grafana/grafana", container: 3000 },
])("adds a row right after one that gets a field at its end: %j", (fields) => {
  const before = parsed();
  const [{ port } = sampleRow(0)] = before.spec.ports.filter(
    ({ port }, index, all) => all[index + 1]?.port !== port + 1,
  );
  const after = unwrap(
    editSpec(before, [
      { kind: "add", row: sampleRow(port + 1) },
      { kind: "set", port, fields },
    ]),
  );
  expect(after.spec.ports.find((row) => row.port === port)).toMatchObject(fields);
  expect(after.spec.ports.find((row) => row.port === port + 1)).toEqual(sampleRow(port + 1));
});

it("says so when the file is written in a way that it can't edit", () => {
  const text = SAMPLE.replace("  9001:\n", "  ? 9001\n  :\n");
  const edit = { kind: "add", row: sampleRow(9002) } as const;
  expect(refusalOf(editSpec(parsed(text), [edit], ENTRY))).toMatchInlineSnapshot(`
    "SPEC_INVALID  spec/ports.yaml is written in a style that cannot be edited without changing other lines.
    Write ports and history as plain block mappings and lists, one row after the other."
  `);
});

it("never writes a row over another one", () => {
  const edit = { kind: "add", row: sampleRow(9000) } as const;
  expect(editSpec(parsed(), [edit], ENTRY).ok).toBe(false);
});
