import { expect, it } from "vitest";
import { VERSIONS } from "../versions.ts";
import { findPackageManager } from "./package-manager.ts";
import { versionsFor } from "./versions-for.ts";

const root = (versions: Record<string, string>) => ({
  name: undefined,
  manager: findPackageManager(undefined, []),
  members: [],
  versions,
});

it("has exact versions for a workspace that names none", () => {
  expect(versionsFor(root({}), "services/a")).toEqual(VERSIONS);
  for (const version of Object.values(VERSIONS)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

it.each(["^3.2.0", "catalog:", "catalog:test", "workspace:*", "npm:vite-plus@1", "latest", "file:/opt/x.tgz"])(
  "takes the version %s as the root names it, and no package that a service does not need",
  (vitest) => {
    expect(versionsFor(root({ vitest, react: "19.0.0" }), "services/a")).toEqual({ ...VERSIONS, vitest });
  },
);

it.each([
  ["file:berth-service.tgz", "file:../../berth-service.tgz"],
  ["file:./vendor/x", "file:../../vendor/x"],
  ["link:../x", "link:../../../x"],
])("says %s from where the service is", (named, expected) => {
  expect(versionsFor(root({ "@berth/service": named }), "services/a")["@berth/service"]).toBe(expected);
});
