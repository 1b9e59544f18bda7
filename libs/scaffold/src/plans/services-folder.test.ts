import { COMPOSE_NAMES, parseSpec, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { checkFolders } from "./check-folders.ts";
import { planService } from "./plan-service.ts";

const APPS = VECTRA.replace("ranges:", "settings: { services: apps, compose: compose.berth.yaml }\n\nranges:");
const plan = () => unwrap(planService({ name: "price-alerts", range: "analysis" }, snapshotOf(APPS)));

it("scaffolds a service in the folder that the settings name", () => {
  const paths = plan().changes.map(({ path }) => path);
  expect(paths).toContain("apps/price-alerts/src/main.ts");
  expect(paths.filter((path) => path.startsWith("services/"))).toEqual([]);
  expect(textOf(plan(), SPEC_PATH)).toContain("owner: apps/price-alerts\n");
});

it("derives the compose file under the name in the settings, with the service's own Dockerfile", () => {
  const [theirs = "", ours = ""] = COMPOSE_NAMES;
  expect(plan().changes.map(({ path }) => path)).not.toContain(theirs);
  expect(textOf(plan(), ours)).toContain('dockerfile: "apps/price-alerts/Dockerfile"');
});

it("says nothing of folders that others have put beside the services", () => {
  const parsed = unwrap(parseSpec(afterPlan(snapshotOf(APPS), plan()).files[SPEC_PATH] ?? ""));
  const folders = { services: ["price-alerts", "web"], projectNames: [], exists: () => true };
  expect(checkFolders(parsed, folders).errors).toEqual([]);
});
