import fc from "fast-check";
import { expect, it } from "vitest";
import { parsed } from "../../test/sample.ts";
import { fieldsOn, rowFields, spec } from "../../test/spec-arbitrary.ts";
import { TODAY } from "../../test/two-sides.ts";
import { unwrap } from "../../test/unwrap.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import { editSpec } from "../edit/edit-spec.ts";
import type { SpecEdit } from "../edit/with-edits.ts";
import { type PortRow, rangeOf, type Spec } from "../spec/spec.ts";
import { whyForbidden } from "../spec/unsafe-ports.ts";
import { nextVersion } from "../spec/versions.ts";
import { mergeSpec } from "./merge-spec.ts";

/** Rows for one side: which free number each takes, and what it says. */
const additions = fc.array(fc.record({ at: fc.nat(), fields: rowFields }), { maxLength: 5 });

/** A registry as an author writes it, and two sides that each added rows to it, one commit a row. */
const twoSides = fc
  .record({ spec, style, upstream: additions, other: additions })
  .map(({ other, spec, style, upstream }) => {
    // A number of a fixed range cannot move; another test covers it.
    const ranges = spec.ranges.map((range) => ({ ...range, policy: "open" as const }));
    const written = { ...spec, ranges };
    const base = writeSpec(written, style);
    const free = freeNumbers(written);
    const side = (name: string, rows: typeof additions extends fc.Arbitrary<infer T> ? T : never) =>
      rows.reduce((text, { at, fields }) => addRow(text, name, free[at % free.length], fields), base);
    return { base, upstream: side("up", upstream), other: side("ot", other) };
  });

function freeNumbers(spec: Spec): number[] {
  return spec.ranges
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((port) => !whyForbidden(port) && !spec.ports.some((row) => row.port === port));
}

function addRow(
  text: string,
  name: string,
  port: number | undefined,
  fields: Omit<PortRow, "port" | "service" | "env">,
): string {
  const before = parsed(text);
  if (port === undefined || before.spec.ports.some((row) => row.port === port)) return text;
  const names = { service: `${name}-${port}`, env: `${name.toUpperCase()}_${port}` };
  const row = { port, ...names, ...fieldsOn(port, fields) };
  const edit: SpecEdit = { kind: "add", row };
  const version = nextVersion(before.spec.version, "minor");
  const entry = { version, date: "2026-02-01", change: `Added ${row.service} on ${port}` };
  return unwrap(editSpec(before, [edit], entry)).source.text;
}

const withoutPort = ({ port: _, ...row }: PortRow) => row;

it("has every row of both sides once, the upstream side's unchanged, each number once and in its range", () => {
  let merges = 0;
  fc.assert(
    fc.property(twoSides, (versions) => {
      const [base, upstream, other] = [versions.base, versions.upstream, versions.other].map(
        (text) => parsed(text).spec,
      );
      const result = mergeSpec(versions, TODAY);
      if (!result.ok) {
        expect(result.failures.map(({ code }) => code)).toContain("RANGE_FULL");
        return;
      }
      merges++;
      const { spec } = result.value.parsed;
      expect(spec.ports).toEqual(expect.arrayContaining(upstream?.ports ?? []));
      const theirs = other?.ports.filter((row) => !base?.ports.some((was) => was.port === row.port));
      for (const row of theirs ?? []) {
        const rows = spec.ports.filter(({ service }) => service === row.service);
        expect(rows.map(withoutPort)).toEqual([withoutPort(row)]);
        expect(rangeOf(spec, rows[0]?.port ?? 0)).toEqual(rangeOf(spec, row.port));
      }
      const numbers = spec.ports.map(({ port }) => port);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toHaveLength((upstream?.ports.length ?? 0) + (theirs?.length ?? 0));
      const changes = spec.history.map(({ change }) => change);
      for (const side of [upstream, other])
        expect(changes).toEqual(expect.arrayContaining(side?.history.map((e) => e.change) ?? []));
      expect(new Set(changes).size).toBe(changes.length);
      expect(spec.version).toBe(spec.history.at(-1)?.version);
    }),
    { numRuns: 100 },
  );
  // Not a bound on chance, only proof that the property is not empty: about sixty of a hundred merge.
  expect(merges).toBeGreaterThan(10);
});

it("leaves a text that is merged with itself, or with what it came from, as it was", () => {
  fc.assert(
    fc.property(twoSides, ({ base, upstream }) => {
      for (const [ours, theirs] of [
        [upstream, upstream],
        [upstream, base],
        [base, upstream],
      ] as const) {
        const merged = unwrap(mergeSpec({ base, upstream: ours, other: theirs }, TODAY));
        expect(merged.parsed.source.text).toBe(upstream);
      }
    }),
    { numRuns: 25 },
  );
});

it("finds nothing left to do in a merge that is done", () => {
  fc.assert(
    fc.property(twoSides, (versions) => {
      const merged = mergeSpec(versions, TODAY);
      fc.pre(merged.ok);
      const { text } = merged.value.parsed.source;
      const again = unwrap(mergeSpec({ ...versions, upstream: text }, TODAY));
      expect(again.parsed.source.text).toBe(text);
    }),
    { numRuns: 40 },
  );
});
