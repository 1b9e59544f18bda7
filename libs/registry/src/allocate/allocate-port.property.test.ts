import fc from "fast-check";
import { expect, it } from "vitest";
import { sampleRow } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import { unwrap } from "../../test/unwrap.ts";
import type { Spec } from "../spec/spec.ts";
import { allocatePort } from "./allocate-port.ts";
import { freeCounter, type TakenElsewhere } from "./count-free.ts";

// What no service may have (https://fetch.spec.whatwg.org/#port-blocking), and what the system hands out itself;
// written down here once more, so that a slip in the allocator's own table shows.
const BLOCKED = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];
const isHandedOut = (port: number) => port >= 1024 && port < 32768 && !BLOCKED.includes(port);

const situation = fc
  .record({ spec, taken: fc.array(fc.nat(9), { maxLength: 5 }), index: fc.nat(2) })
  .map(({ index, spec, taken }) => {
    const range = spec.ranges[index % spec.ranges.length] ?? fc.pre(false);
    const elsewhere: TakenElsewhere[] = taken.map((offset) => ({
      port: (range?.from ?? 0) + offset,
      holder: "another branch",
    }));
    return { spec, range: range as Spec["ranges"][number], elsewhere };
  });

it("gives the lowest port that is in the range, free everywhere and harmless, or RANGE_FULL", () => {
  fc.assert(
    fc.property(situation, ({ elsewhere, range, spec }) => {
      fc.pre(range.policy !== "fixed");
      const candidates: number[] = [];
      for (let port = range.from; port <= range.to; port++)
        if (
          isHandedOut(port) &&
          !spec.ports.some((row) => row.port === port) &&
          !spec.ports.some((row) => row.previous?.some((was) => was.port === port)) &&
          !elsewhere.some((taken) => taken.port === port)
        )
          candidates.push(port);
      const result = allocatePort(spec, { range: range.id, unlock: true }, elsewhere);
      const [lowest] = candidates;
      if (lowest === undefined) expect(result).toMatchObject({ ok: false, failures: [{ code: "RANGE_FULL" }] });
      else expect(result).toEqual({ ok: true, value: { port: lowest, range } });
      const count = { free: candidates.length, next: lowest };
      expect(freeCounter(spec, elsewhere)(range)).toEqual(count);
    }),
    { numRuns: 500 },
  );
});

it("gives n distinct ports in n allocations, then RANGE_FULL", () => {
  fc.assert(
    fc.property(situation, ({ range, spec }) => {
      fc.pre(range.policy !== "fixed");
      const request = { range: range.id, unlock: true };
      const { free } = freeCounter(spec)(range);
      let grown = spec;
      for (let count = 0; count < free; count++) {
        const { port } = unwrap(allocatePort(grown, request));
        grown = { ...grown, ports: [...grown.ports, sampleRow(port)] };
      }
      expect(new Set(grown.ports.map((row) => row.port)).size).toBe(spec.ports.length + free);
      const failures = [{ code: "RANGE_FULL" }];
      expect(allocatePort(grown, request)).toMatchObject({ ok: false, failures });
    }),
    { numRuns: 200 },
  );
});

it("assigns a requested port only if it is free and nothing forbids it", () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 1, max: 65535 }), ({ elsewhere, range, spec }, any) => {
      for (const port of [any, ...Array.from({ length: 12 }, (_, offset) => range.from + offset)]) {
        const result = allocatePort(spec, { port, unlock: true }, elsewhere);
        const isFree =
          spec.ranges.some(({ from, to }) => port >= from && port <= to) &&
          !spec.ports.some((row) => row.port === port) &&
          !elsewhere.some((taken) => taken.port === port) &&
          !BLOCKED.includes(port);
        expect(result.ok, String(port)).toBe(isFree);
      }
    }),
    { numRuns: 200 },
  );
});
