import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { planShop, shop } from "../../test/shop.ts";
import { afterPlan } from "../../test/snapshot-of.ts";
import { planMove } from "../plans/plan-move.ts";

it("tells of a .env file that has the variable with another number, and leaves it to its team", () => {
  const env = (text: string) => ({
    files: { ".env": text, "apps/shop/.env.local": "A=1\r\nexport SHOP_PORT='3000' # x\r\n" },
  });
  const says = (place: string) =>
    `${place} sets SHOP_PORT to 3000, which Nx loads: it starts there, not on 9021. ` +
    "Leave the line out, or write the number of the spec.";
  const clashing = planShop(shop(env("# ours\n\nSHOP_PORT=3000\n")));
  expect(clashing.next).toEqual({ run: "npx nx dev @acme/shop" });
  expect(clashing.notes).toEqual([says("apps/shop/.env.local:2"), says(".env:3")]);
  expect(clashing.changes.filter(({ path }) => path.includes(".env")).map(({ path }) => path)).toEqual([
    "config/ports.env",
  ]);
  expect(planShop(shop(env("SHOP_PORT=3000\nSHOP_PORT=9021\nX_SHOP_PORT=1\n"))).notes).toEqual([
    says("apps/shop/.env.local:2"),
  ]);
});

it("tells of a .env file with the number that a project moves away from", () => {
  const before = afterPlan(shop(), planShop(shop()));
  const moving = { ...before, projects: shop().projects ?? [] };
  const files = { ...before.files, ".env": "SHOP_PORT=9021\n" };
  const moved = unwrap(planMove({ name: "shop", to: 9029, reason: "it clashes" }, { ...moving, files }));
  expect(moved.notes).toContain(
    ".env:1 sets SHOP_PORT to 9021, which Nx loads: it starts there, not on 9029. " +
      "Leave the line out, or write the number of the spec.",
  );
});
