import { compareSpecs, type ParsedSpec, type PortRow, rangeOf } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf } from "../../test/snapshot-of.ts";
import { planRun } from "./plan-run.ts";
import { readSpec } from "./read-spec.ts";
import type { Request } from "./request.ts";
import type { Snapshot } from "./snapshot.ts";

const service = fc.constantFrom("recording", "alert", "foundation", "rugs-feed", "a", "b", "c");
const range = fc.constantFrom("foundation", "subscriber", "analysis", "external", "batch");
const port = fc.option(fc.integer({ min: 9000, max: 9045 }), { nil: undefined, freq: 1 });
const reason = fc.constantFrom("Why not", "It clashed: with 9010 & 9020");

/** Any request of the lifecycle, lawful or not. */
const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("service", "reserve"),
    options: fc.record({ name: service, range }),
  }),
  fc.record({ kind: fc.constant("retire"), options: fc.record({ name: service, port, reason }) }),
  fc.record({
    kind: fc.constant("move"),
    options: fc.record({ name: service, port, to: port, range, reason, unlock: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant("range"),
    options: fc.record({
      name: range,
      ports: fc.constantFrom("9020-9029", "9020-9025", "9030-9045", "9040-9049", "9012-9019"),
    }),
  }),
) as fc.Arbitrary<Request>;

const specOf = (snapshot: Snapshot): ParsedSpec => unwrap(readSpec(snapshot));

/** The workspace after the requests that are not refused, and how many these were. */
function run(requests: readonly Request[]): { start: Snapshot; end: Snapshot; made: number } {
  const start = snapshotOf();
  let end = start;
  let made = 0;
  for (const each of requests) {
    const plan = planRun(each, end);
    if (!plan.ok) continue;
    made++;
    end = afterPlan(end, plan.value);
  }
  return { start, end, made };
}

it("leaves nothing that a look at the base could complain of, whatever is done in whatever order", () => {
  let made = 0;
  fc.assert(
    fc.property(fc.array(request, { minLength: 6, maxLength: 12 }), (requests) => {
      const { end, start, ...rest } = run(requests);
      made += rest.made;
      const base = { parsed: specOf(start), revision: "base" };
      expect(compareSpecs(base, specOf(end))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(made).toBeGreaterThan(60);
});

it("never loses a number, gives it to another service or out of its range", () => {
  fc.assert(
    fc.property(fc.array(request, { minLength: 6, maxLength: 12 }), request, (requests, last) => {
      const { end } = run(requests);
      const plan = planRun(last, end);
      if (!plan.ok) return;
      const before = specOf(end).spec;
      const after = specOf(afterPlan(end, plan.value)).spec;
      for (const row of before.ports) {
        const now = after.ports.find(({ port }) => port === row.port) as PortRow;
        expect({ ...now, status: row.status, owner: row.owner }).toEqual({
          ...row,
          owner: row.owner,
        });
        if (row.status === "retired") expect(now.status).toBe("retired");
        expect(rangeOf(after, row.port)?.id).toBe(rangeOf(before, row.port)?.id);
      }
    }),
    { numRuns: 60 },
  );
});
