import { expect, it } from "vitest";
import { parsed, sampleRow } from "../../test/sample.ts";
import { refusalOf, unwrap } from "../../test/unwrap.ts";
import { explainNext } from "./explain-next.ts";

const { spec } = parsed();

it("says why each number before the next one is not free", () => {
  const moved = { ...sampleRow(9003), previous: [{ port: 9004, reason: "too close" }] };
  const grown = {
    ...spec,
    ranges: spec.ranges.map((range) => (range.id === "core" ? { ...range, to: 9009 } : range)),
    ports: [...spec.ports, moved],
  };
  const elsewhere = [{ port: 9002, holder: "billing on branch feature/billing" }];
  const { before, port } = unwrap(explainNext(grown, { range: "core" }, elsewhere));
  expect(port).toBe(9005);
  expect(before).toEqual([
    { port: 9000, why: "api (Api, active)" },
    { port: 9001, why: "old (Old, retired)" },
    { port: 9002, why: "billing on branch feature/billing" },
    { port: 9003, why: "service-9003 (T, active)" },
    { port: 9004, why: "formerly service-9003 (T), on 9003 now" },
  ]);
});

it("says nothing of a range whose first number is free", () => {
  expect(unwrap(explainNext(spec, { range: "vault", unlock: true })).before).toEqual([]);
});

it.each([
  ["vault", "RANGE_LOCKED"],
  ["cores", "RANGE_UNKNOWN"],
])("refuses the range %s as an allocation does", (range, code) => {
  expect(refusalOf(explainNext(spec, { range }))).toContain(code);
});

it("asks for no flag that it does not take", () => {
  expect(refusalOf(explainNext(spec, {}))).toContain("FLAG_MISSING  No range is given.");
  const fixed = { ...spec, ranges: spec.ranges.map((range) => ({ ...range, policy: "fixed" as const })) };
  const refused = refusalOf(explainNext(fixed, { range: "core" }));
  expect(refused).toContain("give the number with --port=<number> where you assign it.");
});
