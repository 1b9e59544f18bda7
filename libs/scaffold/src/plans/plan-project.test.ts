import { parseSpec, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { planShop, refusedShop, SHOP, shop } from "../../test/shop.ts";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planPort } from "./plan-port.ts";
import { planReserve } from "./plan-reserve.ts";
import { planRetire } from "./plan-retire.ts";
import { renderPlan } from "./render-plan.ts";

it("gives a project its row, and starts its scripts through berth env", () => {
  expect(renderPlan(planShop(shop()))).toMatchInlineSnapshot(`
    "port shop HTTP

    9021  SHOP_PORT  HTTP  analysis

    UPDATE spec/ports.yaml
    UPDATE config/ports.env
    UPDATE spec/PORTS.md
    UPDATE CLAUDE.md
    UPDATE .claude/hookify.enforce-port-allocation.local.md
    UPDATE .claude/hookify.enforce-port-allocation-bash.local.md
    UPDATE apps/shop/package.json"
  `);
  expect(textOf(planShop(shop()), SPEC_PATH)).toContain(`  9021:
    service: shop
    title: Shop
    protocol: HTTP
    purpose: Shop service
    env: SHOP_PORT
    owner: apps/shop
    status: active
`);
  expect(textOf(planShop(shop()), "apps/shop/package.json")).toBe(
    SHOP.replace("next dev -p 3000", "berth env shop -- next dev").replace(
      '"next start"',
      '"berth env shop -- next start"',
    ),
  );
  expect(planShop(shop()).next).toEqual({ run: "npx nx dev @acme/shop", url: "http://localhost:9021" });
});

it("takes what the request says of the row", () => {
  const row = {
    port: 9035,
    range: undefined,
    env: "STORE_PORT",
    title: "The Store",
    purpose: "Sells",
    protocol: "WS",
  } as const;
  const text = textOf(planShop(shop(), row), SPEC_PATH);
  expect(text).toMatch(
    / 9035:\n {4}service: shop\n {4}title: The Store\n {4}protocol: WS\n {4}purpose: Sells\n {4}env: STORE_PORT\n/,
  );
});

it("wires what is reserved in <NAME>_PORT, though another reserved port of the project is lower", () => {
  const one = afterPlan(shop(), unwrap(planReserve({ name: "shop", port: 9035, owner: "apps/shop" }, shop())));
  const row =
    "  9031: { service: shop, title: T, protocol: HTTP, purpose: P, env: SHOP_WS_PORT, owner: apps/shop, " +
    "status: reserved }";
  const text = (one.files[SPEC_PATH] ?? "").replace(/^ {2}9035:/m, `${row}\n$&`);
  const done = planShop({ ...one, files: { ...one.files, [SPEC_PATH]: text } }, { range: undefined });
  expect(done.next).toEqual({ run: "npx nx dev @acme/shop", url: "http://localhost:9035" });
});

it("takes over the port that is reserved for it, by its name or by its folder", () => {
  const byName = afterPlan(shop(), unwrap(planReserve({ name: "shop", range: "external" }, shop())));
  expect(planShop(byName, { range: undefined }).ports).toMatchObject([{ port: 9030, env: "SHOP_PORT" }]);
  const request = { name: "store", range: "external", owner: "apps/shop" };
  const byFolder = afterPlan(shop(), unwrap(planReserve(request, shop())));
  const taken = planShop(byFolder, { range: undefined });
  expect(taken.service).toBe("store");
  expect(textOf(taken, SPEC_PATH)).toMatch(/owner: apps\/shop\n {4}status: active\n/);
  expect(textOf(taken, "apps/shop/package.json")).toContain("berth env store -- next dev");
});

it("gives a service that has its port one more, also where its folder is named", () => {
  const second = afterPlan(shop(), planShop(shop()));
  const more = unwrap(planPort({ name: "apps/shop", protocol: "WS" }, second));
  expect(more.ports).toEqual([{ port: 9022, env: "SHOP_WS_PORT", protocol: "WS", range: "analysis" }]);
  expect(more.changes.map(({ path }) => path)).not.toContain("apps/shop/package.json");
});

it("refuses what it can't place: no range, two projects, another service's name, an odd name, a container", () => {
  expect(refusedShop(shop(), { range: undefined })).toContain("FLAG_MISSING  Neither a range nor a port is given.");
  const projects = ["apps/shop", "libs/shop"].map((folder) => ({ folder, name: "shop", names: [] }));
  expect(refusedShop(shop({ projects }))).toMatchInlineSnapshot(`
    "FLAG_INVALID  The name fits 2 projects.
      apps/shop  shop
      libs/shop  shop
    Give the folder: npx nx g port apps/shop --range=<range>"
  `);
  const alert = { ...shop(), projects: [{ folder: "apps/alert", name: "alert", names: [] }] };
  const owned = afterPlan(alert, unwrap(planReserve({ name: "desk", range: "external", owner: "a person" }, alert)));
  expect(refusedShop({ ...owned, projects: [{ folder: "apps/desk", name: "desk", names: [] }] })).toContain(
    "NAME_TAKEN",
  );
  expect(refusedShop(shop({ projects: [{ folder: "apps/店", name: "店", names: [] }] }))).toBe(
    'NAME_INVALID  apps/店 is called "店", which makes no name for a service.\n' +
      "Reserve a port for it under a name of your own, then run the command again: " +
      "npx nx g reserve <name> --owner=apps/店 --range=<range>",
  );
  expect(refusedShop(shop(), { containerPort: 80 })).toContain("FLAG_INVALID  apps/shop runs in no container");
  expect(refusedShop(snapshotOf(), { name: "unknown" })).toContain(
    'SERVICE_UNKNOWN  The spec has no service "unknown", and the workspace no project of this name or folder.',
  );
});

it("leaves a folder without a Dockerfile out of compose.yaml, and takes it in once it has one", () => {
  const spec = `${VECTRA.replace("ranges:", "settings: { services: apps }\nranges:")}`;
  const more = { serviceFolders: ["shop"], withoutDockerfile: ["shop"], files: snapshotOf(spec).files };
  const planned = planShop(shop(more));
  expect(textOf(planned, "compose.yaml")).not.toContain("shop");
  const { withoutDockerfile: _, ...built } = shop(more);
  expect(textOf(planShop(built), "compose.yaml")).toContain('dockerfile: "apps/shop/Dockerfile"');
});

it("plans the same once more where nothing is left to wire", () => {
  const made = afterPlan(shop(), planShop(shop()));
  const spec = textOf(unwrap(planRetire({ name: "shop" }, made)), SPEC_PATH);
  expect(unwrap(parseSpec(spec)).spec.ports.some(({ service }) => service === "shop")).toBe(true);
  expect(refusedShop({ ...made, files: { ...made.files, [SPEC_PATH]: spec } })).toContain(
    "NAME_TAKEN  shop is retired",
  );
});
