import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { planShop, shop } from "../../test/shop.ts";
import { afterPlan } from "../../test/snapshot-of.ts";
import { planRetire } from "../plans/plan-retire.ts";

it("says where a retired service is still started", () => {
  const made = afterPlan(shop(), planShop(shop()));
  expect(unwrap(planRetire({ name: "shop" }, made)).notes).toEqual([
    "apps/shop/package.json:4 starts through berth env shop, which knows no port of it any more.",
  ]);
});
