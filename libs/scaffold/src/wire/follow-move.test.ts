import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { planShop, workspace } from "../../test/shop.ts";
import { afterPlan, textOf } from "../../test/snapshot-of.ts";
import { planMove } from "../plans/plan-move.ts";

it("moves the number along that a run has wired, and no other", () => {
  const files = {
    "project.json":
      '{ "targets": { "serve": { "executor": "@nx/web:file-server", "options": { "port": 4200, "x": 9021 } } } }',
    "vite.config.ts": "export default { server: { port: Number(process.env.SHOP_PORT ?? 9021) }, at: 9021 };\n",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dotenv's own braces
    ".serve.env": "PORT=${SHOP_PORT:-9021}\nOTHER=9021\n",
  };
  const before = workspace("shop", files);
  const made = afterPlan(before, planShop(before));
  const moved = unwrap(planMove({ name: "shop", to: 9025, reason: "It clashed" }, made));
  expect(textOf(moved, "apps/shop/project.json")).toContain('"options": { "port": 9025, "x": 9021 }');
  expect(textOf(moved, "apps/shop/.serve.env")).toBe(files[".serve.env"].replace(":-9021", ":-9025"));
  expect(textOf(moved, "apps/shop/vite.config.ts")).toBe(files["vite.config.ts"].replace("?? 9021", "?? 9025"));
});
