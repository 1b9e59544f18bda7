import { type PortFact, parseSpec, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { knowledgeOf } from "../../test/knowledge-of.ts";
import { SHOP, shop } from "../../test/shop.ts";
import { afterPlan, textOf } from "../../test/snapshot-of.ts";
import { planImport } from "../plans/plan-import.ts";
import { planPort } from "../plans/plan-port.ts";
import type { Snapshot } from "../plans/snapshot.ts";

/** shop after an import that has found its number, with what its row says besides. */
function importedShop(fact: Partial<PortFact> = {}, more: Partial<Snapshot> = {}): Snapshot {
  const facts = [{ port: 9022, name: "shop", ...fact }];
  const request = { knowledge: [knowledgeOf("docs/ports.md", facts)], options: {} };
  return afterPlan(shop(more), unwrap(planImport(request, shop(more))));
}

it.each([
  ["without an owner", {}, "apps/shop"],
  ["of the project's folder", { owner: "apps/shop/" }, "apps/shop"],
  ["of a team", { owner: "web team" }, "web team"],
])("takes over an imported row %s: it keeps its number, and the project is wired", (_, fact, owner) => {
  const taken = unwrap(planPort({ name: "shop" }, importedShop(fact)));
  expect(taken.ports).toMatchObject([{ port: 9022, env: "SHOP_PORT" }]);
  expect(taken.notes).toContain("shop takes over 9022 from the spec.");
  expect(textOf(taken, "apps/shop/package.json")).toContain("berth env shop -- next dev");
  const rows = unwrap(parseSpec(textOf(taken, SPEC_PATH))).spec.ports.filter(({ service }) => service === "shop");
  expect(rows).toMatchObject([{ port: 9022, owner, status: "active" }]);
  const second = unwrap(planPort({ name: "shop", protocol: "WS" }, afterPlan(importedShop(fact), taken)));
  expect(second.ports).toMatchObject([{ env: "SHOP_WS_PORT" }]);
});

it.each([
  ["is of another folder", { owner: "libs/shop" }, {}],
  ["runs a container", { image: "acme/shop:1" }, {}],
  ["has another protocol than the one that is asked for", {}, { protocol: "WS" }],
] as const)("gives one more port where the imported row %s, and wires nothing", (_, fact, more) => {
  const made = unwrap(planPort({ name: "shop", ...more }, importedShop(fact)));
  expect(made.ports.map(({ port }) => port)).not.toContain(9022);
  expect(made.changes.map(({ path }) => path)).not.toContain("apps/shop/package.json");
});

it("gives one more port to a service that the generator has made", () => {
  const folder = importedShop({ owner: "services/shop" });
  const projects = [{ folder: "services/shop", name: "shop", names: ["package.json"] }];
  const files = { ...folder.files, "services/shop/package.json": SHOP };
  const made = unwrap(planPort({ name: "shop" }, { ...folder, projects, files }));
  expect(made.ports).toMatchObject([{ env: "SHOP_HTTP_PORT" }]);
});
