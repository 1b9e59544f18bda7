import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf, VECTRA } from "../../test/snapshot-of.ts";
import { planReserve } from "../plans/plan-reserve.ts";
import { planService } from "../plans/plan-service.ts";

const elsewhere = [
  { port: 9021, holder: "billing on branch feature/billing" },
  { port: 9030, holder: "weather on branch feature/weather" },
];
const snapshot = snapshotOf(VECTRA, { elsewhere, blindSpots: ["Branch x couldn't be read."] });
const request = { name: "billing", range: "analysis" };

it("notes the lower ports of the range that were passed over, and who has them where", () => {
  const notes = ["9021 is taken by billing on branch feature/billing.", "Branch x couldn't be read."];
  for (const plan of [planService(request, snapshot), planReserve(request, snapshot)]) {
    expect(unwrap(plan).ports[0]?.port).toBe(9022);
    expect(unwrap(plan).notes).toEqual(notes);
  }
});

it("notes nothing about ports that the spec shows itself", () => {
  const known = [{ port: 9020, holder: "optimization on branch main" }];
  const plan = unwrap(planService(request, snapshotOf(VECTRA, { elsewhere: known })));
  expect(plan.notes).toEqual([]);
});
